import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { expectGpu } from '../../scripts/bench/measure.ts';
import { benchText } from '../../scripts/bench/table.ts';
import type { LearnerName } from '../../src/core/learner.ts';
import { PRESETS } from '../../src/core/presets.ts';
import { updateTask } from '../../src/core/update-task.ts';
import { fasterLearner } from '../../src/ui/features/speed/FasterLearner.tsx';
import { pytorchFigures } from '../../src/ui/features/speed/pytorch.ts';
import { interleave } from '../../src/worker/speed/interleave.ts';

const timing = { rounds: 3, sliceMilliseconds: 40, mostMilliseconds: 1000 };

/** Work that takes `milliseconds(call)` a unit, by a clock of its own; notes who was timed with how many units. */
function work(name: string, milliseconds: (call: number) => number, log: string[]) {
  let call = 0;
  return async (count: number) => {
    call += 1;
    log.push(`${name}${count}`);
    return milliseconds(call) * count;
  };
}

describe('timing in turns', () => {
  test('fills slices, takes turns and gives medians a unit', async () => {
    const log: string[] = [];
    const a = work('a', (call) => (call === 3 ? 100 : 10), log); // one timing is disturbed
    const b = work('b', () => 40, log);
    const shares: number[] = [];
    const medians = await interleave([a, b], timing, (share) => shares.push(share));
    expect(medians).toEqual([10, 40]);
    // a is warmed up with 1, 1, then 2 units as 10 ms are no half slice, b with 1 and 1; then turns of 40 ms.
    expect(log.join(' ')).toBe('a1 a1 a2 b1 b1 a1 b1 a1 b1 a1 b1');
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((x, y) => x - y));
  });

  test('does not repeat what takes long', async () => {
    const log: string[] = [];
    const slow = work('s', () => 3000, log);
    expect(await interleave([slow], timing)).toEqual([3000]);
    expect(log.join(' ')).toBe('s1 s1');
  });
});

describe("PyTorch's figures", () => {
  test('are the medians over the 20 seeds of the reference', () => {
    const file: unknown = JSON.parse(readFileSync('public/reference/blog-pytorch-20-seeds.json', 'utf8'));
    const { seconds, updateMs, stepUs, runs } = pytorchFigures(file);
    expect(runs).toBe(20);
    expect(seconds).toBeCloseTo(6.89, 10);
    expect(updateMs).toBeCloseTo(1.25, 2);
    expect(stepUs).toBeCloseTo(73, 0);
  });

  test('are not made up from something else', () => {
    expect(() => pytorchFigures({ runs: [] })).toThrow();
    expect(() => pytorchFigures({ runs: [{ seconds: 'NaN' }] })).toThrow();
  });
});

test('the table of the benchmark shows each time with its ratio to simd in the worker', () => {
  const update = { batchSize: 32, doubleDqn: false, updates: 10 } as const;
  const text = benchText(
    {
      machine: {
        ...{ cpu: 'CPU', cores: 2, memoryGB: 8, system: 'Linux', node: '22', chromium: '140', webgl: 'GPU' },
      },
      updateMs: { simd: 0.2, webgl: 5 },
      actionUs: { simd: 2 },
      updates: [
        { learner: 'simd', place: 'node', ...update, ms: 0.1 },
        { learner: 'simd', place: 'worker', ...update, ms: 0.2 },
        { learner: 'webgl', place: 'worker', ...update, ms: 5 },
        { learner: 'webgl', place: 'worker', ...update, updates: 100, ms: 2 },
      ],
      actions: [{ learner: 'simd', place: 'worker', us: 2 }],
      blogSeconds: { simd: { worker: 1 }, webgl: { worker: 20 } },
      solvedSeconds: { byLearner: {} },
      computed: ['webgl.worker'],
      firstUpdateMs: {},
      commandMs: { simd: { median: 10, max: 20 }, webgl: { median: 40, max: 60 } },
      heapMB: { after500: 1, after5000: 1.5 },
      webgl: { javascriptMs: 0.3, readbackShare: 0.01 },
      against: [{ learner: 'webgl', other: 'bc06c1d', ms: 30, thenMs: 50, ratio: 0.58 }],
      pageAtWork: null,
      mapAtWork: null,
      fieldAtWork: null,
      recordings: [{ format: 'gif', seconds: 1.35, megabytes: 0.72, filmSeconds: 11.2 }],
      reports: [{ episodes: 100_000, workerUs: 46, pageUs: 5.9, drawnUs: 300 }],
      snapshots: [{ preset: 'blog', share: 0.019, kept: 125 }],
      pageKB: null,
      pytorch: { measured: false, source: 'reference', seconds: 7, updateMs: 1, stepUs: 50, runs: 20 },
    },
    'npm run bench',
  );
  const [head, , ...rows] = text.split('\n').map((line) => line.replace(/ {2,}/g, ' '));
  expect(head).toBe('| | simd, worker | simd, node | webgl, worker | PyTorch |');
  expect(rows[0]).toBe('| DQN update, batch 32: ms | 0.2 (1×) | 0.1 (0.5×) | 5 (25×) | 1 (5×) |');
  expect(rows[1]).toBe('| DQN update, batch 32, in calls of 100: ms | | | 2 | |');
  expect(rows[2]).toBe('| greedy action: µs | 2 (1×) | | | 50 (25×) |');
  expect(rows[3]).toBe("| blog's 500 episodes: s | 1 (1×) | | ≈ 20 (20×) | 7 (7×) |");
  expect(rows[4]).toBe(
    '| pause amid updates of 128 × 256 units, slowest of 20: ms | 20 (1×) | | 60 (3×) | |',
  );
  expect(text).toContain('PyTorch, NOT in this run');
  expect(text).toContain('1% of a call is readback');
  expect(text).toContain('takes 58% of its time at bc06c1d: 30 and 50 ms');
  expect(text).toContain('gif in 1.35 s, 0.72 MB for 11.2 s of film');
});

test('a bench that is to run on the GPU says plainly where the browser drives none', () => {
  expect(() =>
    expectGpu('ANGLE (NVIDIA, Vulkan 1.4.312 (NVIDIA NVIDIA H100 80GB HBM3 (0x00002330)), NVIDIA)'),
  ).not.toThrow();
  expect(() =>
    expectGpu('ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)'),
  ).toThrow(/drives no GPU of this machine, WebGL is .*SwiftShader/);
  expect(() => expectGpu(null)).toThrow('it offers no WebGL 2');
});

describe('a learner that was measured to be faster', () => {
  const task = updateTask({ ...PRESETS.blog, batchSize: 128 });
  const speed = (name: LearnerName, updateMs: number) => ({ name, updateMs, device: '', actionUs: 1 });
  const [simd, webgl] = [speed('simd', 1.25), speed('webgl', 0.43)];
  const measured = { task, speeds: [webgl, simd], missing: [], disturbed: false };

  test('is named with both figures, where the settings are those that were measured', () => {
    expect(fasterLearner(measured, updateTask({ ...PRESETS.blog, batchSize: 128 }), 'simd')).toEqual({
      faster: webgl,
      inUse: simd,
    });
    for (const change of [
      { batchSize: 32 },
      { hiddenWidth: 64 },
      { doubleDqn: true },
      { updatesPerEpisode: 1 },
    ])
      expect(
        fasterLearner(measured, updateTask({ ...PRESETS.blog, batchSize: 128, ...change }), 'simd'),
      ).toBeNull();
  });

  test('is not named where it is in use, hardly faster, unmeasured or measured beside a run', () => {
    expect(fasterLearner(measured, task, 'webgl')).toBeNull();
    expect(fasterLearner({ ...measured, speeds: [webgl, speed('simd', 0.45)] }, task, 'simd')).toBeNull();
    expect(fasterLearner(measured, task, 'tfjs')).toBeNull();
    expect(fasterLearner(null, task, 'simd')).toBeNull();
    expect(fasterLearner({ ...measured, disturbed: true }, task, 'simd')).toBeNull();
  });
});
