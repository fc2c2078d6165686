import type { Page } from '@playwright/test';
import type { Config } from '../../src/core/config.ts';
import type { LearnerName } from '../../src/core/learner.ts';
import { PRESETS } from '../../src/core/presets.ts';
import { quantile } from '../../src/core/statistics.ts';
import { train } from '../../src/core/train.ts';
import { createTrainingState } from '../../src/core/training-state.ts';
import { createSeedTools } from '../study/seed.ts';
import type { ActionRow, Latency, PerLearner, PerPlace, Place, Seconds, UpdateRow } from './report.ts';
import { isBlogTask } from './speed.ts';

/** One whole training run. */
interface Run {
  /** Of training, reports included, without the test afterwards. */
  readonly seconds: number;
  /** From the press of Train to the result, its test of 100 episodes included; in Node there is neither. */
  readonly secondsFromPress: number;
  readonly solved: boolean;
  readonly updates: number;
  readonly environmentSteps: number;
}

async function runInNode(config: Config, name: LearnerName): Promise<Run> {
  const { learner, policyFactory } = await createSeedTools(name);
  const state = createTrainingState(config);
  const policy = policyFactory(state.learner.shape);
  const start = performance.now();
  for await (const _ of train(state, { learner, policy }));
  const seconds = (performance.now() - start) / 1000;
  const { solved, environmentSteps } = state;
  return { seconds, secondsFromPress: seconds, solved, environmentSteps, updates: state.learner.updates };
}

/** In the app's own worker at pace `max`, with all the reports that a page asks for. */
async function runInWorker(page: Page, config: Config, name: LearnerName): Promise<Run> {
  const result = await page.evaluate(([knobs, learner]) => window.bench.train(knobs, learner), [
    config,
    name,
  ] as const);
  return { ...result, seconds: result.trainingSeconds, secondsFromPress: result.seconds };
}

/** Seconds that a run may take: what takes longer is added up from its parts. */
const longestRun = 30;

export interface BlogSeconds {
  readonly seconds: PerLearner<PerPlace<number>>;
  /** `learner.place` of those that were added up. */
  readonly computed: readonly string[];
}

/** The blog's 500 episodes: three seeds of simd, Node and worker in turns, one of whatever else is fast enough. */
export async function blogRuns(
  page: Page,
  updates: readonly UpdateRow[],
  actions: readonly ActionRow[],
): Promise<BlogSeconds> {
  const example = await runInNode(PRESETS.blog, 'simd');
  const seconds: PerLearner<PerPlace<number>> = {};
  const computed: string[] = [];
  const runs: { readonly learner: LearnerName; readonly place: Place; readonly times: number[] }[] = [];
  for (const { learner, place, us } of actions) {
    const update = updates.find((row) => row.learner === learner && row.place === place && isBlogTask(row));
    const estimate = (example.updates * (update?.ms ?? 0)) / 1e3 + (example.environmentSteps * us) / 1e6;
    if (estimate < longestRun) runs.push({ learner, place, times: [] });
    else {
      seconds[learner] = { ...seconds[learner], [place]: estimate };
      computed.push(`${learner}.${place}`);
    }
  }
  for (const seed of [1, 2, 3]) {
    for (const { learner, place, times } of runs) {
      if (seed > 1 && learner !== 'simd') continue;
      const config = { ...PRESETS.blog, seed };
      const run =
        place === 'node' ? await runInNode(config, learner) : await runInWorker(page, config, learner);
      times.push(run.seconds);
    }
  }
  for (const { learner, place, times } of runs) {
    seconds[learner] = { ...seconds[learner], [place]: quantile(times, 0.5) };
  }
  return { seconds, computed };
}

/** `reliable` until its evaluation finds nothing that falls: `seeds` of simd, Node and worker in turns, one of webgl. */
export async function solvedRuns(
  page: Page,
  learners: readonly LearnerName[],
  seeds: number,
): Promise<PerLearner<PerPlace<Seconds>>> {
  const result: PerLearner<PerPlace<Seconds>> = {};
  if (learners.includes('simd')) {
    const node: number[] = [];
    const worker: number[] = [];
    for (let seed = 1; seed <= seeds; seed += 1) {
      const config = { ...PRESETS.reliable, seed };
      node.push((await runInNode(config, 'simd')).secondsFromPress);
      worker.push((await runInWorker(page, config, 'simd')).secondsFromPress);
    }
    result.simd = { node: spread(node), worker: spread(worker) };
  }
  if (learners.includes('webgl')) {
    const { secondsFromPress } = await runInWorker(page, { ...PRESETS.reliable, seed: 1 }, 'webgl');
    result.webgl = { worker: spread([secondsFromPress]) };
  }
  return result;
}

/** 1,000 updates of 128 transitions after each episode: much longer than anybody waits for an answer. */
const heavy: Config = {
  ...PRESETS.blog,
  batchSize: 128,
  hiddenWidth: 256,
  learningStarts: 127,
  updatesPerEpisode: 1000,
};
const commandsTimed = 20;

/** Milliseconds from a pause, sent in the middle of an episode's updates, to the worker's word that it holds. */
export async function commandTimes(
  page: Page,
  learners: readonly LearnerName[],
): Promise<PerLearner<Latency>> {
  const result: PerLearner<Latency> = {};
  for (const name of learners) {
    const times = await page.evaluate(
      ([config, learner, count]) => window.bench.timePauses(config, learner, count),
      [heavy, name, commandsTimed] as const,
    );
    result[name] = { median: quantile(times, 0.5), max: Math.max(...times) };
  }
  return result;
}

function spread(seconds: readonly number[]): Seconds {
  return { median: quantile(seconds, 0.5), p90: quantile(seconds, 0.9), seeds: seconds.length };
}
