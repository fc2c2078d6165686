import type { Encoded, Projection } from './projection.ts';
import { RecordError } from './record-error.ts';

/** The film's last picture: every scene as it ended. */
export async function encodePng(projection: Projection): Promise<Encoded> {
  const scale = projection.widths.png / projection.size.width;
  const { width, height } = projection.size;
  const canvas = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale));
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new RecordError('unsupported', 'OffscreenCanvas has no 2D context.');
  projection.rewind();
  while (projection.advance());
  projection.draw(context, scale);
  const poster = await canvas.convertToBlob();
  return { bytes: new Uint8Array(await poster.arrayBuffer()), poster, length: null };
}
