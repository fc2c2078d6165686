import { isSameWorld, type World } from '../../../core/world.ts';
import type { Size } from '../../kit/canvas/keep-painted.ts';
import { type DrawSetting, drawSetting } from './draw.ts';
import type { Palette } from './palette.ts';

interface Backdrop {
  readonly size: Size;
  readonly palette: Palette;
  readonly world: World;
  readonly left: boolean;
  readonly picture: ImageBitmap;
}

/**
 * `drawSetting` for one canvas that keeps its picture: some 80 lines and seven labels are drawn once, then copied, a
 * third of the work of a frame where no GPU draws. Redrawn for another size, other colours, another world, a cart off the track.
 */
export function backdrop(): DrawSetting {
  let last: Backdrop | null = null;
  return (context, size, palette, world, left) => {
    const { width, height } = context.canvas;
    const isSame =
      last?.size === size && last.palette === palette && last.left === left && isSameWorld(last.world, world);
    if (last === null || !isSame) {
      const canvas = new OffscreenCanvas(width, height);
      const drawing = canvas.getContext('2d');
      if (drawing === null) return drawSetting(context, size, palette, world, left);
      drawing.setTransform(context.getTransform());
      drawSetting(drawing, size, palette, world, left);
      last?.picture.close();
      last = { size, palette, world, left, picture: canvas.transferToImageBitmap() };
    }
    // Pixel for pixel, whatever the scale of the screen.
    context.save();
    context.resetTransform();
    context.drawImage(last.picture, 0, 0);
    context.restore();
  };
}
