import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { filesToRead } from '../../src/files/file-set.ts';
import { importOf } from '../../src/ui/features/import/import-store.ts';
import type { OpenAnswer } from '../../src/worker/open-file/protocol.ts';
import { silentSession } from '../support/session.ts';

/** A worker that reads for ever, unless the test answers for it. */
class SlowReader extends EventTarget {
  static made: SlowReader[] = [];
  isAlive = true;

  constructor() {
    super();
    SlowReader.made.push(this);
  }

  postMessage(): void {}

  terminate(): void {
    this.isAlive = false;
  }

  answer(data: OpenAnswer): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

const file = (name: string) => ({ name, size: 2, file: new File(['{}'], name) });
const alive = () => SlowReader.made.map(({ isAlive }) => isAlive);
const readersMade = (count: number) => vi.waitUntil(() => SlowReader.made.length === count);

let { open, close, store } = importOf(silentSession());
beforeEach(() => {
  ({ open, close, store } = importOf(silentSession()));
  SlowReader.made = [];
  vi.stubGlobal('Worker', SlowReader);
});
afterEach(() => {
  close();
  vi.unstubAllGlobals();
});

describe('the worker that reads a file', () => {
  test('ends at once when another file is opened', async () => {
    const first = open([file('a.json')]);
    await readersMade(1);
    void open([file('b.json')]);
    expect(alive()).toEqual([false]);
    await first;
    await readersMade(2);
    expect(alive()).toEqual([false, true]);
    expect(store.getState().current).toEqual({ status: 'reading', name: 'b.json' });
  });

  test('ends at once when the file is closed, and what it would have said is not heard', async () => {
    const opening = open([file('a.json')]);
    await readersMade(1);
    close();
    expect(alive()).toEqual([false]);
    SlowReader.made[0]?.answer({ type: 'refused', code: 'file-empty', details: {}, message: '' });
    await opening;
    expect(store.getState().current).toEqual({ status: 'none' });
  });

  test('ends with its last answer', async () => {
    const opening = open([file('a.json')]);
    await readersMade(1);
    SlowReader.made[0]?.answer({ type: 'refused', code: 'file-empty', details: {}, message: '' });
    await opening;
    expect(alive()).toEqual([false]);
    expect(store.getState().current).toMatchObject({ status: 'refused', code: 'file-empty' });
  });
});

describe('several files at once', () => {
  const sized = (...names: string[]) => names.map((name) => ({ name, size: 9 }));

  test.each([
    [['model.json', 'weights.bin']],
    [['group1-shard2of2.bin', 'my model.JSON', 'group1-shard1of2.bin']],
    [['anything.at.all']],
    [['a.onnx', 'a.onnx.data']],
  ])('are read when they can be one model: %j', (names) => {
    expect(() => filesToRead(sized(...names))).not.toThrow();
  });

  test('leave out what a folder has beside its weights', () => {
    const names = ['.git/config', 'README.md', 'replay.mp4', 'dqn/model.zip', 'results.csv', 'dqn.py'];
    expect(filesToRead(sized(...names)).map(({ name }) => name)).toEqual(['dqn/model.zip']);
  });

  test('are refused unread when there are hundreds, and no worker starts', async () => {
    await open(Array.from({ length: 1000 }, (_, i) => file(`${i}.pth`)));
    expect(store.getState().current).toMatchObject({ status: 'refused', code: 'files-together' });
    expect(alive()).toEqual([]);
  });

  test('may be 64 MB together', () => {
    const halves = ['model.json', 'weights.bin'].map((name) => ({ name, size: (32 << 20) + 1 }));
    expect(() => filesToRead(halves)).toThrow('67108866 bytes');
  });
});
