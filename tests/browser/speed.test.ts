import { expect, test } from 'vitest';
import { LEARNER_NAMES } from '../../src/core/learner.ts';
import type { SpeedReport, SpeedRequest } from '../../src/worker/speed/protocol.ts';
import { blogTask } from '../../src/worker/speed/stopwatch.ts';

test('the speed worker times every learner that runs here and says how far it is', async () => {
  const worker = new Worker(new URL('../../src/worker/speed/main.ts', import.meta.url), { type: 'module' });
  const task = { ...blogTask, hiddenWidth: 64, updates: 4 };
  const shares: number[] = [];
  const last = await new Promise<SpeedReport>((resolve, reject) => {
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.onmessage = ({ data }: MessageEvent<SpeedReport>) => {
      if (data.type === 'progress') shares.push(data.share);
      else resolve(data);
    };
    worker.postMessage({ task } satisfies SpeedRequest);
  });
  worker.terminate();
  if (last.type !== 'measured') throw new Error(JSON.stringify(last));
  expect(last.task).toEqual(task);
  expect(last.missing).toEqual([]);
  expect(last.speeds.map(({ name }) => name).sort()).toEqual([...LEARNER_NAMES].sort());
  expect(last.speeds[0]?.name).toBe('simd'); // by far, on software WebGL
  for (const { updateMs, actionUs } of last.speeds) {
    expect(updateMs).toBeGreaterThan(0);
    expect(actionUs).toBeGreaterThan(0);
  }
  for (const name of ['webgl', 'tfjs'])
    expect(last.speeds.find((speed) => speed.name === name)?.device).toMatch(/SwiftShader/);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
});
