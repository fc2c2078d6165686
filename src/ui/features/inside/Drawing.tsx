import { useCallback, useEffect, useRef } from 'react';
import { keepPainted, type Painted, type Painting } from '../../kit/canvas/keep-painted.ts';
import { type MapPalette, readMapPalette } from '../policy-map/index.ts';

/** The map's colours, and that of the steps at which ε chose; `tokens.css` defines them. */
export interface InsidePalette extends MapPalette {
  readonly epsilon: string;
}

/** The colours of the moment, as they hold for `element`. */
function readInsidePalette(element: Element): InsidePalette {
  const style = getComputedStyle(element);
  const value = (name: string) => style.getPropertyValue(name).trim();
  return {
    ...readMapPalette(style),
    accent: value('--accent'),
    epsilon: value('--epsilon'),
  };
}

export type Draw = Painting<InsidePalette>['paint'];

interface Props {
  readonly className: string | undefined;
  /** What it shows, for those who do not see it; null where another drawing says so. */
  readonly label: string | null;
  readonly draw: Draw;
  /** Asked each frame while the canvas is on screen: whether there is anything new to draw after so many seconds. */
  readonly changed: (seconds: number) => boolean;
}

/** A canvas that is redrawn when something changed: its content, its size, the colours or the language. */
export function Drawing({ className, label, draw, changed }: Props) {
  const painted = useRef<Painted>(null);
  const newest = useRef({ draw, changed });
  const canvas = useCallback((element: HTMLCanvasElement) => {
    const kept = keepPainted({
      element,
      palette: () => readInsidePalette(element),
      paint(context, size, palette) {
        context.clearRect(0, 0, size.width, size.height);
        newest.current.draw(context, size, palette);
      },
      frame: (seconds) => newest.current.changed(seconds),
      handedOver: true,
    });
    painted.current = kept;
    return kept.end;
  }, []);
  useEffect(() => {
    newest.current = { draw, changed };
    painted.current?.recolour();
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
