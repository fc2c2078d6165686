import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type RecordCommand,
  RecordError,
  type RecordReport,
  reasonOf,
} from '../../src/ui/features/record/protocol.ts';
import { recorderOf } from '../../src/ui/features/record/recorder.ts';
import { silentSession } from '../support/session.ts';

const film = {
  kind: 'scenes',
  scenes: [
    { title: 'Before training', source: 'Untrained network, seed 0' },
    { title: 'After training', source: 'Trained beforehand' },
  ],
};
const makeFilm = vi.hoisted(() => vi.fn());
vi.mock('../../src/ui/features/record/make-film.ts', () => ({ makeFilm, fileName: () => 'cartpole.gif' }));

/** Stands for the recording worker: what it would report is up to the test. */
class FakeWorker extends EventTarget {
  static last: FakeWorker | null = null;
  readonly asked: RecordCommand[] = [];
  terminated = false;

  constructor() {
    super();
    FakeWorker.last = this;
  }

  postMessage(command: RecordCommand): void {
    this.asked.push(command);
  }

  terminate(): void {
    this.terminated = true;
  }
}

const report = (data: RecordReport) => FakeWorker.last?.dispatchEvent(new MessageEvent('message', { data }));

let { store, findFormats, start, cancel } = recorderOf(silentSession());
beforeEach(() => {
  vi.stubGlobal('Worker', FakeWorker);
  makeFilm.mockReturnValue(film);
  ({ store, findFormats, start, cancel } = recorderOf(silentSession()));
});
afterEach(() => vi.unstubAllGlobals());

const done: RecordReport = {
  type: 'done',
  bytes: new Uint8Array(3),
  poster: new Blob(),
  endings: ['fell after 10 steps', '500 of 500'],
  length: 11.2,
  seconds: 2,
};

describe('a recording', () => {
  test('says in words what it shows', () => {
    start('both', 'gif', true);
    report(done);
    expect(store.getState()).toMatchObject({ share: null, problem: null });
    expect(store.getState().recording).toMatchObject({
      language: 'en',
      description:
        'The recording: a cart on a track with a pole on it. Before training (Untrained network, seed 0): ' +
        'fell after 10 steps. After training (Trained beforehand): 500 of 500.',
    });
  });

  test('that is cancelled ends its worker and says that there is no file', () => {
    start('both', 'gif', true);
    report({ type: 'progress', share: 0.4 });
    expect(store.getState().share).toBe(0.4);
    cancel();
    expect(FakeWorker.last?.terminated).toBe(true);
    expect(store.getState()).toMatchObject({ share: null, problem: { kind: 'cancelled' } });
    start('both', 'gif', true);
    expect(store.getState().problem).toBeNull();
  });

  test('of nothing says so and starts no worker', () => {
    makeFilm.mockReturnValue(null);
    FakeWorker.last = null;
    start('after', 'mp4', true);
    expect(FakeWorker.last).toBeNull();
    expect(store.getState()).toMatchObject({ share: null, problem: { kind: 'nothing' } });
  });

  test('whose worker fails tells why', () => {
    start('both', 'mp4', true);
    report({ type: 'failed', reason: 'encoder', message: 'Encoder task failed' });
    expect(store.getState()).toMatchObject({
      share: null,
      problem: { kind: 'failed', reason: 'encoder', format: 'mp4', message: 'Encoder task failed' },
    });
  });

  test('whose worker did not arrive says that a part is missing; asked again, it is found', () => {
    findFormats();
    FakeWorker.last?.dispatchEvent(new Event('error'));
    expect(store.getState()).toMatchObject({
      formats: null,
      problem: { kind: 'failed', reason: 'missing' },
    });
    findFormats();
    expect(store.getState().problem).toBeNull();
    report({ type: 'support', formats: ['gif'] });
    expect(store.getState()).toMatchObject({ formats: ['gif'], problem: null });
  });

  test('needs workers', () => {
    vi.stubGlobal('Worker', undefined);
    findFormats();
    expect(store.getState().formats).toEqual([]);
  });
});

test.each([
  [new RecordError('empty', 'The encoder made no file.'), 'empty'],
  [new DOMException('Unsupported configuration', 'NotSupportedError'), 'unsupported'],
  [new DOMException('Encoder task failed', 'EncodingError'), 'encoder'],
  [new DOMException('Codec reclaimed due to inactivity.', 'QuotaExceededError'), 'encoder'],
  [new RangeError('Array buffer allocation failed'), 'memory'],
  [new RangeError('Invalid typed array length: 4294967296'), 'memory'],
  [new RangeError('Invalid array length'), 'memory'],
  [new Error('Uncaught out of memory'), 'memory'],
  [new TypeError('Failed to fetch dynamically imported module: …/video.js'), 'missing'],
  [new TypeError('error loading dynamically imported module: …/video.js'), 'missing'],
  [new TypeError('Importing a module script failed.'), 'missing'],
  [new RangeError('Maximum call stack size exceeded'), 'unknown'],
  ['a string', 'unknown'],
])('%s is of the kind %s', (error, reason) => {
  expect(reasonOf(error)).toBe(reason);
});
