/** Draws and encodes recordings in a worker of their own, which belongs to the page: it draws with the page's code. */
import { FieldProjection } from './field-projection.ts';
import { encodeGif } from './gif.ts';
import { LearningProjection } from './learning-projection.ts';
import { canvasFor, type Projection } from './projection.ts';
import type { Encoded } from './protocol.ts';
import {
  type Film,
  type RecordCommand,
  RecordError,
  type RecordFormat,
  type RecordReport,
  reasonOf,
} from './protocol.ts';
import { ScenesProjection } from './scenes-projection.ts';

self.addEventListener('message', ({ data }: MessageEvent<RecordCommand>) => {
  const work = data.type === 'support' ? support() : record(data.film, data.format);
  void work.catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    report({ type: 'failed', reason: reasonOf(error), message });
  });
});

async function support(): Promise<void> {
  const formats: RecordFormat[] = typeof OffscreenCanvas === 'undefined' ? [] : ['png', 'gif'];
  if (typeof VideoEncoder !== 'undefined' && formats.length > 0) {
    const { canRecord } = await import('./video.ts');
    for (const format of ['mp4', 'webm'] as const) if (await canRecord(format)) formats.push(format);
  }
  report({ type: 'support', formats });
}

async function record(film: Film, format: RecordFormat): Promise<void> {
  const startedAt = performance.now();
  const projection = projectionOf(film);
  const encoded = await encode(projection, format);
  const seconds = (performance.now() - startedAt) / 1000;
  report({ type: 'done', ...encoded, endings: projection.endings, seconds }, [encoded.bytes.buffer]);
}

/** @throws {RecordError} when the film shows nothing */
function projectionOf(film: Film): Projection {
  switch (film.kind) {
    case 'scenes':
      if (film.scenes.length === 0) throw new RecordError('empty', 'The film has no scene.');
      return new ScenesProjection(film);
    case 'sheet':
      return new ScenesProjection(film);
    case 'learning':
      return new LearningProjection(film);
    case 'field':
      return new FieldProjection(film);
  }
}

async function encode(projection: Projection, format: RecordFormat): Promise<Encoded> {
  switch (format) {
    case 'png':
      return encodePng(projection);
    case 'gif':
      return encodeGif(projection, reportProgress());
    case 'mp4':
    case 'webm':
      return (await import('./video.ts')).encodeVideo(projection, format, reportProgress());
  }
}

/** The film's last picture: every scene as it ended. */
async function encodePng(projection: Projection): Promise<Encoded> {
  const { canvas, draw } = canvasFor(projection, projection.widths.png);
  projection.rewind();
  while (projection.advance());
  draw();
  const poster = await canvas.convertToBlob();
  return { bytes: new Uint8Array(await poster.arrayBuffer()), poster, length: null };
}

/** Reports whole percents. */
function reportProgress(): (share: number) => void {
  let last = -1;
  return (share) => {
    const percent = Math.floor(share * 100);
    if (percent === last) return;
    last = percent;
    report({ type: 'progress', share });
  };
}

function report(message: RecordReport, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}
