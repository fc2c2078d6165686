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

function described(film: Film, endings: readonly string[]): string {
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

type Made = Extract<RecordReport, { type: 'done' }> &
  Pick<Recording, 'name' | 'format' | 'language' | 'description'>;

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

  function keep({ name, format, language, description, bytes, poster, length, seconds }: Made): void {
    const last = store.getState().recording;
    if (last !== null) {
      URL.revokeObjectURL(last.address);
      URL.revokeObjectURL(last.posterAddress);
    }
    const file = new Blob([bytes], { type: mimeTypes[format] });
    const [address, posterAddress] = [URL.createObjectURL(file), URL.createObjectURL(poster)];
    store.setState({
      share: null,
      recording: { name, format, language, description, file, address, posterAddress, length, seconds },
    });
  }

  function fail(format: RecordFormat, { reason, message }: Extract<RecordReport, { type: 'failed' }>): void {
    store.setState({ share: null, problem: { kind: 'failed', reason, format, message } });
  }

  function ask(command: RecordCommand, onReport: (report: RecordReport) => void): void {
    job.ask(command, onReport, (message) => {
      const reason = message === '' ? 'missing' : reasonOf(new Error(message));
      onReport({ type: 'failed', reason, message });
    });
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
      ask({ type: 'support' }, (report) => {
        if (report.type === 'support') store.setState({ formats: report.formats });
        if (report.type === 'failed') fail('gif', report);
        job.end();
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
      ask({ type: 'record', film, format }, (report) => {
        switch (report.type) {
          case 'progress':
            store.setState({ share: report.share });
            break;
          case 'done':
            job.end();
            keep({ name, format, language, description: described(film, report.endings), ...report });
            break;
          case 'failed':
            job.end();
            fail(format, report);
            break;
          case 'support':
            break;
        }
      });
    },

    cancel(): void {
      job.end();
      store.setState({ share: null, problem: { kind: 'cancelled' } });
    },
  };
});
