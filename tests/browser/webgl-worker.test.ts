import { expect, test } from 'vitest';
import { probeWebgl } from '../../src/learners/webgl/probe.ts';
import type { WorkerReport } from './webgl-learner.worker.ts';
import { TOLERANCE } from './webgl-support.ts';

test('in a module worker it learns on a canvas of its own, as the reference learner does', async () => {
  const worker = new Worker(new URL('./webgl-learner.worker.ts', import.meta.url), { type: 'module' });
  const report = await new Promise<WorkerReport>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<WorkerReport>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  });
  worker.terminate();
  expect(report.difference).toBeLessThan(TOLERANCE);
  expect(report.updates).toBe(20);
  expect(report.device).toContain('SwiftShader');
  expect(report.probe).toEqual({ renderer: report.device, hardware: false, float32: true });
});

test('the probe leaves no context behind, however often it is asked', async () => {
  for (let i = 0; i < 40; i += 1) {
    expect(await probeWebgl()).toMatchObject({ hardware: false, float32: true });
  }
});
