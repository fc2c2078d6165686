import { type Colour, GIFEncoder, nearestColorIndex, quantize } from 'gifenc';
import { canvasFor, measure, type Projection } from './projection.ts';
import type { Encoded } from './protocol.ts';

/** A frame for every second picture: 4/100 s, which every viewer keeps; many slow down below 2/100 s. */
const picturesPerFrame = 2;
const frameMilliseconds = 40;
const colourBits = 6;

/**
 * The film as an animated GIF in real time, repeating for ever: 63 colours chosen from the film itself, each frame
 * only what has changed since the one before.
 */
export async function encodeGif(
  projection: Projection,
  onProgress: (share: number) => void,
): Promise<Encoded> {
  const { canvas, context, draw: drawPicture } = canvasFor(projection, projection.widths.gif);
  const { width, height } = canvas;
  const draw = () => {
    drawPicture();
    return context.getImageData(0, 0, width, height).data;
  };
  const pictures = measure(projection);
  const colours = await chooseColours(projection, pictures, draw);
  const transparent = colours.length;
  const palette = [...colours, [0, 0, 0]];
  const indexOf = nearestColour(colours);
  const encoder = GIFEncoder({ initialCapacity: 1 << 21 });
  draw();
  const poster = await canvas.convertToBlob();
  let before: Uint32Array = new Uint32Array(0);
  for (let picture = 0; picture < pictures; picture += picturesPerFrame) {
    const pixels = new Uint32Array(draw().buffer);
    const index = new Uint8Array(pixels.length);
    for (let i = 0; i < pixels.length; i += 1) {
      const pixel = pixels[i] ?? 0;
      index[i] = pixel === before[i] ? transparent : indexOf(pixel);
    }
    encoder.writeFrame(index, width, height, {
      ...(picture === 0 && { palette }),
      delay: frameMilliseconds,
      transparent: true,
      transparentIndex: transparent,
      dispose: 1,
      colorDepth: colourBits,
    });
    before = pixels;
    for (let i = 0; i < picturesPerFrame; i += 1) projection.advance();
    onProgress(picture / pictures);
  }
  encoder.finish();
  const frames = Math.ceil(pictures / picturesPerFrame);
  return { bytes: encoder.bytes(), poster, length: (frames * frameMilliseconds) / 1000 };
}

/** The colours of five moments from the start to the end. */
async function chooseColours(
  projection: Projection,
  pictures: number,
  draw: () => ImageDataArray,
): Promise<readonly Colour[]> {
  const moments = [0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(share * (pictures - 1)));
  const samples: ImageDataArray[] = [];
  projection.rewind();
  for (let picture = 0; picture < pictures; picture += 1) {
    if (moments.includes(picture)) samples.push(draw());
    projection.advance();
  }
  projection.rewind();
  const all = await new Blob(samples).arrayBuffer();
  return quantize(new Uint8ClampedArray(all), 2 ** colourBits - 1);
}

/** Finds the nearest colour of a pixel 0xAABBGGRR; what was found is remembered by 6 bits of each component. */
function nearestColour(colours: readonly Colour[]): (pixel: number) => number {
  const known = new Int16Array(1 << 18).fill(-1);
  return (pixel) => {
    const [red, green, blue] = [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
    const key = ((red >> 2) << 12) | ((green >> 2) << 6) | (blue >> 2);
    const found = known[key] ?? -1;
    if (found >= 0) return found;
    const nearest = nearestColorIndex(colours, [red, green, blue]);
    known[key] = nearest;
    return nearest;
  };
}
