import { createStore } from 'zustand/vanilla';
import { countAsWork } from '../at-work.ts';
import { fileName, makeFilm, type Take } from './make-film.ts';
import type { RecordCommand, RecordFormat, RecordReport } from './protocol.ts';

export interface Recording {
  readonly name: string;
  readonly format: RecordFormat;
  readonly file: Blob;
  /** An object URL, valid until the next recording. */
  readonly address: string;
  /** Seconds that it lasts, and that drawing and encoding it took. */
  readonly length: number;
  readonly seconds: number;
}

export interface RecorderState {
  /** What this browser can encode; null until that is known. */
  readonly formats: readonly RecordFormat[] | null;
  /** Share done; null while nothing is recorded. */
  readonly share: number | null;
  readonly recording: Recording | null;
  readonly failure: string | null;
}

/** Outlives the panel: a recording goes on while another tab is open. */
export const recorderStore = createStore<RecorderState>(() => ({
  formats: null,
  share: null,
  recording: null,
  failure: null,
}));

countAsWork(recorderStore, ({ share }) => share !== null);

const mimeTypes: Readonly<Record<RecordFormat, string>> = {
  gif: 'image/gif',
  mp4: 'video/mp4',
  webm: 'video/webm',
};

let worker: Worker | null = null;

/** Asks once what this browser can encode. */
export function findFormats(): void {
  if (recorderStore.getState().formats !== null || worker !== null) return;
  ask({ type: 'support' }, (report) => {
    if (report.type === 'support') recorderStore.setState({ formats: report.formats });
    if (report.type === 'failed') recorderStore.setState({ formats: [] });
    release();
  });
}

/** @returns false when there is nothing to record. */
export function startRecording(take: Take, format: RecordFormat, withPushes: boolean): boolean {
  const film = makeFilm(take, withPushes);
  if (film === null || recorderStore.getState().share !== null) return film !== null;
  const name = fileName(take, format);
  recorderStore.setState({ share: 0, failure: null });
  ask({ type: 'record', film, format }, (report) => {
    switch (report.type) {
      case 'progress':
        recorderStore.setState({ share: report.share });
        break;
      case 'done':
        release();
        keep({ name, format, bytes: report.bytes, length: report.length, seconds: report.seconds });
        break;
      case 'failed':
        release();
        recorderStore.setState({ share: null, failure: report.message });
        break;
      case 'support':
        break;
    }
  });
  return true;
}

export function cancelRecording(): void {
  release();
  recorderStore.setState({ share: null });
}

function keep({
  bytes,
  ...made
}: Pick<Recording, 'name' | 'format' | 'length' | 'seconds'> & {
  readonly bytes: Uint8Array<ArrayBuffer>;
}): void {
  const last = recorderStore.getState().recording;
  if (last !== null) URL.revokeObjectURL(last.address);
  const file = new Blob([bytes], { type: mimeTypes[made.format] });
  recorderStore.setState({
    share: null,
    recording: { ...made, file, address: URL.createObjectURL(file) },
  });
}

function ask(command: RecordCommand, onReport: (report: RecordReport) => void): void {
  release();
  const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'recorder' });
  worker = started;
  started.addEventListener('message', ({ data }: MessageEvent<RecordReport>) => onReport(data));
  started.addEventListener('error', ({ message }) => onReport({ type: 'failed', message }));
  started.postMessage(command);
}

/** Ends the worker and what it was at. */
function release(): void {
  worker?.terminate();
  worker = null;
}
