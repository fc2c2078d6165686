import { useEffect, useRef } from 'react';
import { keepPainted, type Size } from '../../kit/canvas/keep-painted.ts';
import { type InsidePalette, readInsidePalette } from './palette.ts';

export type Draw = (context: CanvasRenderingContext2D, size: Size, palette: InsidePalette) => void;

interface Props {
  readonly className: string | undefined;
  /** What it shows, for those who do not see it; null where another drawing says so. */
  readonly label: string | null;
  readonly draw: Draw;
  /** Asked each frame while the canvas is on screen: whether there is anything new to draw. */
  readonly changed: () => boolean;
}

/** A canvas that is redrawn when something changed: its content, its size, the colours or the language. */
export function Drawing({ className, label, draw, changed }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const { end } = keepPainted({
      element,
      palette: () => readInsidePalette(element),
      paint(context, size, palette) {
        context.clearRect(0, 0, size.width, size.height);
        draw(context, size, palette);
      },
      frame: changed,
    });
    return end;
  }, [draw, changed]);
  return (
    <canvas
      ref={canvas}
      className={className}
      role={label === null ? 'presentation' : 'img'}
      aria-label={label ?? undefined}
    />
  );
}
