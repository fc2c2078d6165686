import type { Size } from '../../kit/canvas/keep-painted.ts';
import { type DrawSetting, drawSetting } from './draw.ts';
import type { Palette } from './palette.ts';

interface Backdrop {
  readonly size: Size;
  readonly palette: Palette;
  readonly left: boolean;
  readonly picture: OffscreenCanvas;
}

/**
 * `drawSetting` for one canvas that keeps its picture: some 80 lines and seven labels are drawn once, then copied, a
 * third of the work of a frame where no GPU draws. Drawn anew for another size, other colours, a cart off the track.
 */
export function backdrop(): DrawSetting {
  let last: Backdrop | null = null;
  return (context, size, palette, left) => {
    const { width, height } = context.canvas;
    if (last?.size !== size || last.palette !== palette || last.left !== left) {
      const picture = last?.picture ?? new OffscreenCanvas(width, height);
      picture.width = width;
      picture.height = height;
      const drawing = picture.getContext('2d');
      if (drawing === null) return drawSetting(context, size, palette, left);
      drawing.setTransform(context.getTransform());
      drawSetting(drawing, size, palette, left);
      last = { size, palette, left, picture };
    }
    // Pixel for pixel, whatever the scale of the screen.
    context.save();
    context.resetTransform();
    context.drawImage(last.picture, 0, 0);
    context.restore();
  };
}
