import type { Size } from '../../features/scene/draw.ts';
import { type Accent, type Palette, readPalette } from '../../features/scene/palette.ts';
import { onLanguageChange } from '../i18n/index.ts';
import { themeStore } from '../theme.ts';
import { animate } from './animation.ts';

export interface Painting {
  readonly element: HTMLCanvasElement;
  readonly accent: Accent;
  readonly paint: (context: CanvasRenderingContext2D, size: Size, palette: Palette) => void;
  /** Each frame while it is on screen: lets `seconds` pass. @returns whether there is something new to draw. */
  readonly frame: (seconds: number) => boolean;
}

export interface Painted {
  readonly size: Size;
  /** The next frame draws, whatever `frame` says. */
  repaint(): void;
  end(): void;
}

/** A canvas in the resolution of the screen, drawn anew when its content, size, colours or language change. */
export function keepPainted({ element, accent, paint, frame }: Painting): Painted {
  const context = element.getContext('2d');
  if (context === null) return { size: { width: 0, height: 0 }, repaint() {}, end() {} };
  let palette: Palette | null = null; // until it has a size
  let size: Size = { width: 0, height: 0 };
  let dirty = true;
  const draw = () => {
    dirty = false;
    if (palette !== null) paint(context, size, palette);
  };
  const repaint = () => {
    dirty = true;
  };
  const recolour = () => {
    if (size.width === 0) return;
    palette = readPalette(accent);
    draw();
  };
  const resizing = new ResizeObserver(([entry]) => {
    if (entry === undefined || entry.contentRect.width === 0) return;
    const { width, height } = entry.contentRect;
    // The device's own pixels where the browser tells them: at 110 % a CSS pixel is no whole number of them.
    const device = entry.devicePixelContentBoxSize?.[0];
    const pixels = (css: number, exact = 0) => {
      const rounded = Math.round(css * devicePixelRatio);
      return Math.abs(exact - rounded) <= 1 ? exact : rounded;
    };
    element.width = pixels(width, device?.inlineSize);
    element.height = pixels(height, device?.blockSize);
    context.setTransform(element.width / width, 0, 0, element.height / height, 0, 0);
    size = { width, height };
    recolour();
  });
  resizing.observe(element);
  const ends = [
    () => resizing.disconnect(),
    themeStore.subscribe(recolour),
    onLanguageChange(repaint),
    animate({
      element,
      frame(seconds) {
        if (frame(seconds) || dirty) draw();
      },
    }),
  ];
  return {
    get size() {
      return size;
    },
    repaint,
    end() {
      for (const end of ends) end();
    },
  };
}
