import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { type Config, defaultConfig } from '../../src/core/config.ts';
import type { NetworkShape } from '../../src/core/network.ts';
import { createTrainingState, resultParameters } from '../../src/core/training-state.ts';
import { encodeWeights } from '../../src/files/weights-file.ts';
import type { Command, Pace, Report } from '../../src/worker/protocol.ts';
import { TrainingWorker } from '../../src/worker/training-worker.ts';
import { trainOn } from '../support/checkpoint.ts';

/** Short episodes, so that ×16 takes a second; it evaluates, keeps the best, and its ring overflows. */
const settings = {
  ...{ seed: 11, hiddenWidth: 16, episodes: 24, stopWhenSolved: false, updatesPerStep: 1 },
  ...{ bufferCapacity: 300, learningStarts: 64, evaluationInterval: 3, evaluationThreshold: 0 },
};
const config: Config = { ...defaultConfig(), ...settings };

type StartCommand = Extract<Command, { type: 'start' }>;
type Finished = Extract<Report, { type: 'finished' }>;
type Act = (report: Report, send: (command: Command) => void) => void;

/** What the page's worker ends with, when `act` answers its reports with commands. */
async function byWorker(
  pace: Pace,
  act: Act = () => {},
  first: Partial<StartCommand> = {},
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const worker = new TrainingWorker((report) => {
      if (report.type === 'failed') reject(new Error(report.message));
      if (report.type === 'finished' && report.reason !== 'stopped') resolve(report);
      else
        setImmediate(() => {
          try {
            act(report, (command) => worker.receive(command));
          } catch (error) {
            reject(error); // of an assertion, which nobody else would hear of
          }
        });
    });
    worker.receive({
      type: 'start',
      run: 1,
      id: crypto.randomUUID(),
      config,
      pace,
      learner: 'simd',
      ...first,
    });
  });
}

/** The kept weights as they lie in a safetensors file, behind its header. */
async function dataOf(shape: NetworkShape, kept: Float32Array): Promise<Uint8Array> {
  return tensorsOf(await encodeWeights('safetensors', { shape, parameters: kept, metadata: {} }));
}

function tensorsOf(file: Uint8Array): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  return Uint8Array.from(file.subarray(8 + Number(view.getBigUint64(0, true))));
}

let expected: Uint8Array;
beforeAll(async () => {
  vi.stubGlobal('navigator', {}); // Node 20 has none; without storage and locks nothing is saved
  const state = await trainOn(createTrainingState(config), 'simd');
  expect(state.history).toHaveLength(config.episodes);
  expect(state.learner.updates).toBeGreaterThan(40);
  expected = await dataOf(state.learner.shape, resultParameters(state));
});

test.each<[string, () => Promise<Finished>]>([
  ['at max', () => byWorker('max')],
  ['at ×16', () => byWorker(16)],
  [
    'step by step',
    () =>
      byWorker(
        'max',
        (report, send) => {
          if ((report.type === 'started' || report.type === 'paused') && report.paused)
            send({ type: 'stepEpisode', run: 1 });
        },
        { play: false },
      ),
  ],
  [
    'paused again and again',
    () =>
      byWorker(4, (report, send) => {
        if (report.type === 'started' || (report.type === 'paused' && !report.paused))
          setImmediate(() => send({ type: 'pause', run: 1 }));
        if (report.type !== 'paused') return;
        if (report.paused) send({ type: 'resume', run: 1 });
        else send({ type: 'setPace', pace: 'max' });
      }),
  ],
  [
    'broken off in the middle and restored',
    () => {
      let steps = config.episodes / 2;
      return byWorker(
        'max',
        (report, send) => {
          if ((report.type === 'started' || report.type === 'paused') && report.paused) {
            send({ type: steps > 0 ? 'stepEpisode' : 'exportCheckpoint', run: 1 });
            steps -= 1;
          }
          if (report.type !== 'checkpoint') return;
          const { checkpoint, episodes } = report;
          expect(episodes).toBe(config.episodes / 2);
          send({
            type: 'restore',
            run: 2,
            id: crypto.randomUUID(),
            checkpoint,
            pace: 'max',
            learner: 'auto',
            play: true,
          });
        },
        { play: false },
      );
    },
  ],
  ['as one of a seed study', () => byWorker('max', () => {}, { keep: false })],
])('a run %s ends with the same safetensors data', async (_, route) => {
  const { shape, kept } = await route();
  expect(Buffer.compare(await dataOf(shape, kept), expected)).toBe(0);
});

test('npm run train writes a file of the same safetensors data', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'routes-'));
  try {
    const given = Object.entries(settings).flatMap(([knob, value]) => [
      `--${knob.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      String(value),
    ]);
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/train.ts', ...given, '--out', folder]);
    expect(await once(child, 'close')).toEqual([0, null]);
    const file = await readFile(join(folder, `cartpole-dqn-seed-${settings.seed}-kept.safetensors`));
    expect(Buffer.compare(tensorsOf(file), expected)).toBe(0);
  } finally {
    await rm(folder, { recursive: true });
  }
});
