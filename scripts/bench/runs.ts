import type { Page } from '@playwright/test';
import type { Config } from '../../src/core/config.ts';
import { LEARNER_NAMES, type LearnerName } from '../../src/core/learner.ts';
import { PRESETS } from '../../src/core/presets.ts';
import { quantile } from '../../src/core/statistics.ts';
import { train } from '../../src/core/train.ts';
import { createTrainingState } from '../../src/core/training-state.ts';
import { createSeedTools } from '../study/seed.ts';
import type { ContenderName } from './browser/messages.ts';
import type { ActionRow, NodeLearner, PerContender, PerPlace, Place, Seconds, UpdateRow } from './report.ts';

/** One whole training run. */
interface Run {
  /** Of training, reports included, without the test afterwards. */
  readonly seconds: number;
  readonly solved: boolean;
  readonly updates: number;
  readonly environmentSteps: number;
}

async function runInNode(config: Config, name: NodeLearner): Promise<Run> {
  const { learner, policyFactory } = await createSeedTools(name);
  const state = createTrainingState(config);
  const policy = policyFactory(state.learner.shape);
  const start = performance.now();
  for await (const _ of train(state, { learner, policy }));
  const seconds = (performance.now() - start) / 1000;
  const { solved, environmentSteps } = state;
  return { seconds, solved, environmentSteps, updates: state.learner.updates };
}

/** In the app's own worker at pace `max`, with all the reports that a page asks for. */
async function runInWorker(page: Page, config: Config, name: LearnerName): Promise<Run> {
  const result = await page.evaluate(([knobs, learner]) => window.bench.train(knobs, learner), [
    config,
    name,
  ] as const);
  return { ...result, seconds: result.trainingSeconds };
}

/** Seconds that a run may take: what takes longer is added up from its parts. */
const longestRun = 30;

export interface BlogSeconds {
  readonly seconds: PerContender<PerPlace<number>>;
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
  const seconds: PerContender<PerPlace<number>> = {};
  const computed: string[] = [];
  const runs: { readonly learner: LearnerName; readonly place: Place; readonly times: number[] }[] = [];
  for (const { learner, place, us } of actions) {
    const update = updates.find(
      (row) => row.learner === learner && row.place === place && row.batchSize === 32 && !row.doubleDqn,
    );
    const estimate = (example.updates * (update?.ms ?? 0)) / 1e3 + (example.environmentSteps * us) / 1e6;
    const own = LEARNER_NAMES.find((name) => name === learner);
    if (own !== undefined && estimate < longestRun) runs.push({ learner: own, place, times: [] });
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
        place === 'node' && learner !== 'webgl'
          ? await runInNode(config, learner)
          : await runInWorker(page, config, learner);
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
  learners: readonly ContenderName[],
  seeds: number,
): Promise<PerContender<PerPlace<Seconds>>> {
  const result: PerContender<PerPlace<Seconds>> = {};
  if (learners.includes('simd')) {
    const node: number[] = [];
    const worker: number[] = [];
    for (let seed = 1; seed <= seeds; seed += 1) {
      const config = { ...PRESETS.reliable, seed };
      node.push((await runInNode(config, 'simd')).seconds);
      worker.push((await runInWorker(page, config, 'simd')).seconds);
    }
    result.simd = { node: spread(node), worker: spread(worker) };
  }
  if (learners.includes('webgl')) {
    const { seconds } = await runInWorker(page, { ...PRESETS.reliable, seed: 1 }, 'webgl');
    result.webgl = { worker: spread([seconds]) };
  }
  return result;
}

function spread(seconds: readonly number[]): Seconds {
  return { median: quantile(seconds, 0.5), p90: quantile(seconds, 0.9), seeds: seconds.length };
}
