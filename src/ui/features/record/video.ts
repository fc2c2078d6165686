import {
  BufferTarget,
  CanvasSource,
  getFirstEncodableVideoCodec,
  Mp4OutputFormat,
  Output,
  QUALITY_HIGH,
  QUALITY_MEDIUM,
  type Quality,
  type VideoCodec,
  WebMOutputFormat,
} from 'mediabunny';
import { canvasFor, measure, type Projection, pictureSeconds } from './projection.ts';
import type { Encoded } from './protocol.ts';
import { RecordError } from './protocol.ts';

type VideoFormat = 'mp4' | 'webm';

/** What players everywhere take in each: an MP4 with anything but H.264 opens in few. */
const codecs: Readonly<Record<VideoFormat, VideoCodec[]>> = { mp4: ['avc'], webm: ['vp9', 'vp8', 'av1'] };

/** Where a drawing's fine lines are still all there: H.264 loses some at medium, VP9 does not, and is four times the size. */
const qualities: Readonly<Record<VideoFormat, Quality>> = { mp4: QUALITY_HIGH, webm: QUALITY_MEDIUM };

/** Whether this browser has an encoder for the format. */
export async function canRecord(format: VideoFormat): Promise<boolean> {
  return (await getFirstEncodableVideoCodec(codecs[format], { width: 1280, height: 288 })) !== null;
}

/**
 * The film as a video in real time, a frame for each picture.
 * @throws {RecordError} when the browser has no encoder for it, or nothing comes out of it.
 */
export async function encodeVideo(
  projection: Projection,
  format: VideoFormat,
  onProgress: (share: number) => void,
): Promise<Encoded> {
  const { canvas, draw } = canvasFor(projection, projection.widths.video, 2); // H.264 takes even numbers only
  const { width, height } = canvas;
  const quality = qualities[format];
  const codec = await getFirstEncodableVideoCodec(codecs[format], { width, height, quality });
  if (codec === null)
    throw new RecordError('unsupported', `WebCodecs encodes no ${format} of ${width}×${height}.`);
  const target = new BufferTarget();
  const output = new Output({
    format: format === 'mp4' ? new Mp4OutputFormat({ fastStart: 'in-memory' }) : new WebMOutputFormat(),
    target,
  });
  const source = new CanvasSource(canvas, { codec, quality, keyFrameInterval: 2 });
  output.addVideoTrack(source, { frameRate: 1 / pictureSeconds });
  await output.start();
  const pictures = measure(projection);
  draw();
  const poster = await canvas.convertToBlob();
  for (let picture = 0; picture < pictures; picture += 1) {
    draw();
    await source.add(picture * pictureSeconds, pictureSeconds);
    projection.advance();
    onProgress(picture / pictures);
  }
  await output.finalize();
  if (target.buffer === null) throw new RecordError('empty', 'The encoder made no file.');
  return { bytes: new Uint8Array(target.buffer), poster, length: pictures * pictureSeconds };
}
