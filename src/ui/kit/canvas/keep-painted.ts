import { endAll } from '../end-all.ts';
import { onLanguageChange } from '../i18n/index.ts';
import { onAppearanceChange, themeStore } from '../theme.ts';
import { animate } from './animation.ts';

/** CSS pixels; the context is already scaled to the device's. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A canvas on the page or off it. */
export type Drawing = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

export interface Painting<Palette> {
  readonly element: HTMLCanvasElement;
  /** The colours and fonts of the moment. */
  readonly palette: () => Palette;
  readonly paint: (context: Drawing, size: Size, palette: Palette) => void;
  /** Each frame while it is on screen: lets `seconds` pass. @returns whether there is something new to draw. */
  readonly frame: (seconds: number) => boolean;
  /** At most so many pixels to a CSS pixel each way, where much moves; else the screen's own. */
  readonly mostPixels?: number;
  /** For a canvas that often stays as it is, or is out of sight: shows finished pictures, which cost nothing then. */
  readonly handedOver?: boolean;
}

export interface Painted {
  readonly size: Size;
  /** The next frame draws, whatever `frame` says. */
  repaint(): void;
  /** As well, and with the palette asked for anew. */
  recolour(): void;
  end(): void;
}

/** A canvas in the resolution of the screen, redrawn when its content, size, colours or language change. */
export function keepPainted<Palette>(painting: Painting<Palette>): Painted {
  const { element, paint, frame, mostPixels = Number.POSITIVE_INFINITY, handedOver = false } = painting;
  const surface = handedOver ? pictureSurface(element) : liveSurface(element);
  if (surface === null) return { size: { width: 0, height: 0 }, repaint() {}, recolour() {}, end() {} };
  let palette: Palette | null = null; // until it has a size
  let size: Size = { width: 0, height: 0 };
  let ratio = devicePixelRatio;
  let dirty = true;
  const draw = () => {
    dirty = false;
    if (palette === null) return;
    paint(surface.context, size, palette);
    surface.show();
  };
  const repaint = () => {
    dirty = true;
  };
  const recolour = () => {
    if (size.width === 0) return;
    palette = painting.palette();
    if (themeStore.getState().printing) draw();
    else repaint();
  };
  const resizing = new ResizeObserver(([entry]) => {
    const { width, height } = entry?.contentRect ?? size;
    if (entry === undefined || width === 0 || height === 0) return;
    // The device's own pixels where the browser tells them: at 110% a CSS pixel is no whole number of them.
    const device = entry.devicePixelContentBoxSize?.[0];
    const pixels = (css: number, exact = 0) => {
      if (devicePixelRatio > mostPixels) return Math.round(css * mostPixels);
      const rounded = Math.round(css * devicePixelRatio);
      return Math.abs(exact - rounded) <= 1 ? exact : rounded;
    };
    element.width = pixels(width, device?.inlineSize);
    element.height = pixels(height, device?.blockSize);
    Object.assign(surface.context.canvas, { width: element.width, height: element.height });
    surface.context.setTransform(element.width / width, 0, 0, element.height / height, 0, 0);
    size = { width, height };
    palette = painting.palette();
    draw();
  });
  resizing.observe(element);
  const end = endAll(
    () => resizing.disconnect(),
    onAppearanceChange(recolour),
    onLanguageChange(repaint),
    animate({
      element,
      frame(seconds) {
        if (frame(seconds) || dirty) draw();
        // On another screen, of the same size but with other pixels: nothing tells so but the ratio itself.
        if (ratio === devicePixelRatio) return;
        ratio = devicePixelRatio;
        resizing.unobserve(element);
        resizing.observe(element); // reports the size once more
      },
    }),
  );
  return {
    get size() {
      return size;
    },
    repaint,
    recolour,
    end,
  };
}

/** What is painted on, and how it comes to be seen. */
interface Surface {
  readonly context: Drawing;
  show(): void;
}

function liveSurface(element: HTMLCanvasElement): Surface | null {
  const context = element.getContext('2d');
  return context && { context, show() {} };
}

/**
 * Without a GPU Chromium copies every pixel of a 2D canvas at each frame of the page, changed or not, in sight or below
 * the window; a picture that was handed over it copies once.
 */
function pictureSurface(element: HTMLCanvasElement): Surface | null {
  const canvas = new OffscreenCanvas(element.width, element.height);
  const context = canvas.getContext('2d');
  const shown = element.getContext('bitmaprenderer');
  if (context === null || shown === null) return null;
  return {
    context,
    show: () => shown.transferFromImageBitmap(canvas.transferToImageBitmap()),
  };
}

/**
 * What does not move, drawn once and then copied, pixel for pixel whatever the scale of the screen: a third of the work
 * of a frame where no GPU draws. Drawn again when a part of `key`, or the canvas's own size, is another.
 */
export function keptPicture(): (
  context: Drawing,
  key: readonly unknown[],
  draw: (context: Drawing) => void,
) => void {
  let last: { readonly key: readonly unknown[]; readonly picture: ImageBitmap } | null = null;
  return (context, ofCaller, draw) => {
    const { width, height } = context.canvas;
    const key = [width, height, ...ofCaller];
    if (last === null || key.some((part, i) => part !== last?.key[i])) {
      const canvas = new OffscreenCanvas(width, height);
      const drawing = canvas.getContext('2d');
      if (drawing === null) return draw(context);
      drawing.setTransform(context.getTransform());
      draw(drawing);
      last?.picture.close();
      last = { key, picture: canvas.transferToImageBitmap() };
    }
    context.save();
    context.resetTransform();
    context.drawImage(last.picture, 0, 0);
    context.restore();
  };
}
