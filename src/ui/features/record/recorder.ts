import { createStore } from 'zustand/vanilla';
import { record as strings } from '../../../locales/en/record.ts';
import { currentLanguage, type Language, text } from '../../kit/i18n/index.ts';
import { countAsWork } from '../../session/at-work.ts';
import { perSession } from '../../session/per-session.ts';
import { createWorkerJob } from '../../session/worker-job.ts';
import type { Take } from './choice.ts';
import { fileName, makeFilm } from './make-film.ts';
import {
  type FailureReason,
  type Film,
  type RecordCommand,
  type RecordFormat,
  type RecordReport,
  reasonOf,
} from './protocol.ts';
import recordWorker from './worker.ts?worker&url';

export interface Recording {
  readonly name: string;
  readonly format: RecordFormat;
  readonly file: Blob;
  /** Object URLs of the file and of its first picture, valid until the next recording. */
  readonly address: string;
  readonly posterAddress: string;
  /** What is seen, for those who do not see it, in the language that the recording is lettered in. */
  readonly description: string;
  readonly language: Language;
  /** Seconds that it lasts, null for a still picture, and that drawing and encoding it took. */
  readonly length: number | null;
  readonly seconds: number;
}

/** Why there is no recording, or none any more. */
export type Problem =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'cancelled' }
  | {
      readonly kind: 'failed';
      readonly reason: FailureReason;
      readonly format: RecordFormat;
      readonly message: string;
    };

interface RecorderState {
  /** What this browser can encode; null until that is known. */
  readonly formats: readonly RecordFormat[] | null;
  /** Share done; null while nothing is recorded. */
  readonly share: number | null;
  readonly recording: Recording | null;
  readonly problem: Problem | null;
}

const mimeTypes: Readonly<Record<RecordFormat, string>> = {
  png: 'image/png',
  gif: 'image/gif',
  mp4: 'video/mp4',
  webm: 'video/webm',
};

const t = text(strings);

function descriptionOf(film: Film, endings: readonly string[]): string {
  switch (film.kind) {
    case 'learning':
      return t('learningSeen', { run: film.name });
    case 'sheet':
      return [t('sheetSeen', { run: film.name }), ...scenesSeen(film.moments, endings)].join(' ');
    case 'scenes':
      return [t('seen'), ...scenesSeen(film.scenes, endings)].join(' ');
    case 'field':
      return t('fieldSeen', { endings: endings.join('; ') });
  }
}

function scenesSeen(
  scenes: readonly { readonly title: string; readonly source: string }[],
  endings: readonly string[],
): string[] {
  return scenes.map(({ title, source }, i) => t('sceneSeen', { title, source, outcome: endings[i] ?? '' }));
}

/** Outlives the panel: a recording goes on while another tab is open. */
export const recorderOf = perSession((session) => {
  const store = createStore<RecorderState>(() => ({
    formats: null,
    share: null,
    recording: null,
    problem: null,
  }));

  countAsWork(store, ({ share }) => share !== null);

  const job = createWorkerJob<RecordCommand, RecordReport>(recordWorker, 'recorder');

  /** @param hear what the worker reports, but for a failure, of which the store tells */
  function ask(
    command: RecordCommand,
    format: RecordFormat,
    hear: (report: Exclude<RecordReport, { type: 'failed' }>) => void,
  ): void {
    const fail = (reason: FailureReason, message: string) => {
      job.end();
      store.setState({ share: null, problem: { kind: 'failed', reason, format, message } });
    };
    job.ask(
      command,
      (report) => (report.type === 'failed' ? fail(report.reason, report.message) : hear(report)),
      (message) => fail(message === '' ? 'missing' : reasonOf(new Error(message)), message),
    );
  }

  return {
    store,

    /** Asks once what this browser can encode. */
    findFormats(): void {
      if (store.getState().formats !== null || job.isUnderWay()) return;
      if (typeof Worker === 'undefined') {
        store.setState({ formats: [] });
        return;
      }
      store.setState({ problem: null });
      ask({ type: 'support' }, 'gif', (report) => {
        if (report.type !== 'support') return;
        job.end();
        store.setState({ formats: report.formats });
      });
    },

    /** A recording that is being made goes on instead. */
    start(take: Take, format: RecordFormat, withPushes: boolean): void {
      if (store.getState().share !== null) return;
      const film = makeFilm(session, take, withPushes);
      if (film === null) {
        store.setState({ problem: { kind: 'nothing' } });
        return;
      }
      const name = fileName(session, take, format);
      const language = currentLanguage();
      store.setState({ share: 0, problem: null });
      ask({ type: 'record', film, format }, format, (report) => {
        if (report.type === 'progress') store.setState({ share: report.share });
        if (report.type !== 'done') return;
        job.end();
        const last = store.getState().recording;
        if (last !== null) {
          URL.revokeObjectURL(last.address);
          URL.revokeObjectURL(last.posterAddress);
        }
        const { bytes, poster, endings, length, seconds } = report;
        const file = new Blob([bytes], { type: mimeTypes[format] });
        const [address, posterAddress] = [URL.createObjectURL(file), URL.createObjectURL(poster)];
        const described = { name, format, language, description: descriptionOf(film, endings) };
        store.setState({
          share: null,
          recording: { ...described, file, address, posterAddress, length, seconds },
        });
      });
    },

    cancel(): void {
      job.end();
      store.setState({ share: null, problem: { kind: 'cancelled' } });
    },
  };
});
