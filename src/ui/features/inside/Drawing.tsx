import { useEffect, useRef } from 'react';
import { animate } from '../../kit/canvas/animation.ts';
import { onLanguageChange } from '../../kit/i18n/index.ts';
import { themeStore } from '../../kit/theme.ts';
import type { Size } from '../scene/draw.ts';
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

/** A canvas that is drawn anew when something changed: its content, its size, the colours or the language. */
export function Drawing({ className, label, draw, changed }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d') ?? null;
    if (element === null || context === null) return;
    let palette = readInsidePalette(element);
    let size: Size = { width: 0, height: 0 };
    let dirty = true;
    const paint = () => {
      dirty = false;
      if (size.width === 0) return;
      context.clearRect(0, 0, size.width, size.height);
      draw(context, size, palette);
    };
    const recolour = () => {
      palette = readInsidePalette(element);
      paint();
    };
    const resizing = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { width, height } = entry.contentRect;
      size = { width, height };
      element.width = Math.round(width * devicePixelRatio);
      element.height = Math.round(height * devicePixelRatio);
      context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
      recolour();
    });
    resizing.observe(element);
    const ends = [
      () => resizing.disconnect(),
      themeStore.subscribe(recolour),
      onLanguageChange(() => {
        dirty = true;
      }),
      animate({
        element,
        frame() {
          if (changed() || dirty) paint();
        },
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
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
