import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { gymnasium } from '../../src/core/world.ts';
import { MapPace, PolicyMapClient } from '../../src/ui/features/inside/map-client.ts';
import { cellOf, moved, reachOf } from '../../src/ui/features/policy-map/plane.ts';
import type { MapAnswer, MapRequest } from '../../src/worker/map/protocol.ts';

const reach = reachOf(gymnasium);
const workers: FakeWorker[] = [];
const newest = () => workers.at(-1) ?? new FakeWorker();

/** Keeps what it is asked, and answers or dies when it is told to. */
class FakeWorker extends EventTarget {
  readonly requests: MapRequest[] = [];
  terminated = false;

  constructor() {
    super();
    workers.push(this);
  }

  postMessage(request: MapRequest): void {
    this.requests.push(request);
  }

  terminate(): void {
    this.terminated = true;
  }

  answer(milliseconds: number): void {
    const request = this.requests.at(-1);
    if (request === undefined) throw new Error('Nothing was asked.');
    const answer: MapAnswer = { ...request, advantage: new Float32Array(1), milliseconds };
    this.dispatchEvent(new MessageEvent('message', { data: answer }));
  }

  die(): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }));
  }
}

const weights = { shape: { hidden: [8, 8] as const }, parameters: new Float32Array(1) };
const slice = { cartPosition: 0, cartVelocity: 0 };
const onMap = vi.fn<(answer: MapAnswer) => void>();
const onFailure = vi.fn<(message: string) => void>();
let client: PolicyMapClient;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('Worker', FakeWorker);
  client = new PolicyMapClient({ onMap, onFailure });
});
afterEach(() => {
  client.dispose();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  vi.clearAllMocks();
  workers.length = 0;
});

function want(): void {
  client.want(weights, slice, reach);
  vi.advanceTimersByTime(0);
}

describe('who asks for maps', () => {
  test('has one on its way at a time, eight a second at most, and sends weights once', () => {
    want();
    expect(newest().requests).toHaveLength(1);
    want();
    expect(newest().requests).toHaveLength(1);
    newest().answer(5);
    vi.advanceTimersByTime(124);
    expect(newest().requests).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(newest().requests.map((request) => 'weights' in request)).toEqual([true, false]);
    expect(onMap).toHaveBeenCalledOnce();
  });

  test('gives the wish of a worker that died to another one, with the weights', () => {
    want();
    newest().die();
    vi.advanceTimersByTime(0);
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
    expect(newest().requests).toEqual([expect.objectContaining({ weights })]);
    newest().answer(5);
    expect(onMap).toHaveBeenCalledOnce();
    expect(onFailure).not.toHaveBeenCalled();
  });

  test('gives up when the second one dies too, and says why', () => {
    want();
    newest().die();
    vi.advanceTimersByTime(0);
    newest().die();
    want();
    expect(onFailure.mock.calls).toEqual([['out of memory']]);
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, true]);
  });

  test('tries again when asked to', () => {
    for (const _ of ['first', 'second']) {
      want();
      newest().die();
      vi.advanceTimersByTime(0);
    }
    client.retry();
    want();
    newest().answer(5);
    expect(onMap).toHaveBeenCalledOnce();
    expect(onFailure).toHaveBeenCalledOnce();
  });

  test('takes a worker that does not answer for ten seconds for dead', () => {
    want();
    vi.advanceTimersByTime(9_999);
    expect(newest().terminated).toBe(false);
    vi.advanceTimersByTime(1);
    expect(newest().terminated).toBe(true);
    vi.advanceTimersByTime(1);
    expect(newest().requests).toEqual([expect.objectContaining({ weights })]);
  });

  test('forgives a death once a map has come', () => {
    for (let life = 0; life < 4; life += 1) {
      want();
      newest().answer(5);
      vi.advanceTimersByTime(1000);
      want();
      newest().die();
      vi.advanceTimersByTime(0);
    }
    expect(onFailure).not.toHaveBeenCalled();
  });
});

describe('the pace of the maps', () => {
  /** Cells to a side after maps that took so long each, at 64 to a side. */
  const cellsAfter = (...milliseconds: number[]) => {
    const pace = new MapPace();
    for (const each of milliseconds) pace.took(each, 64);
    return pace.cells;
  };

  test('five a second in a fifth of a core: what takes over 40 ms at 64 × 64 gets coarser', () => {
    expect(cellsAfter(40, 40, 40)).toBe(64);
    expect(cellsAfter(41, 41, 41)).toBe(48); // 41 · (48/64)² = 23 ms
    expect(cellsAfter(80, 80, 80)).toBe(32); // 45 ms at 48, 20 ms at 32
    expect(cellsAfter(900, 900, 900)).toBe(32);
  });

  test('one map that had to wait changes nothing', () => {
    expect(cellsAfter(300, 8, 400)).toBe(64);
  });

  test('gets fine again once there is time to spare', () => {
    const pace = new MapPace();
    for (const each of [80, 80, 80]) pace.took(each, 64);
    for (const each of [9, 9, 9]) pace.took(each, 32); // 36 ms at 64 × 64: too near to 40
    expect(pace.cells).toBe(48);
    for (const each of [4, 4, 4]) pace.took(each, 48);
    expect(pace.cells).toBe(64);
  });

  test('rests four times as long as a map took', () => {
    expect(new MapPace().took(100, 64)).toBe(500);
  });
});

test('the probe moves by cells of the map and stops at its edge', () => {
  const upright = { poleAngle: 0, poleAngularVelocity: 0 };
  const middle = cellOf(upright, reach);
  expect(cellOf(moved(upright, 1, 0, reach), reach) - middle).toBe(1);
  expect(cellOf(moved(upright, 0, 2, reach), reach) - middle).toBe(-2 * 64);
  expect(cellOf(moved(upright, -99, -99, reach), reach)).toBe(63 * 64);
});
