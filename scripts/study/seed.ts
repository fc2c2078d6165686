import type { Config } from '../../src/core/config.ts';
import { greedyReturns, greedyTest, randomStarts, summarise } from '../../src/core/evaluate.ts';
import { scoreRule } from '../../src/core/history.ts';
import type { Learner, LearnerName, PolicyFactory } from '../../src/core/learner.ts';
import { DivergedError } from '../../src/core/learner-calls.ts';
import { settingsOfWorld, type WorldName } from '../../src/core/named-worlds.ts';
import { Random } from '../../src/core/random.ts';
import { train } from '../../src/core/train.ts';
import { createTrainingState, resultParameters } from '../../src/core/training-state.ts';
import { worldsOf } from '../../src/core/world.ts';
import { fastestPolicy } from '../../src/learners/policy.ts';
import { LEARNERS } from '../../src/learners/registry.ts';

/** What one seed came to. Returns are means over 100 greedy episodes from starts never seen in training. */
export interface SeedResult {
  readonly seed: number;
  readonly keptMean: number;
  readonly keptMin: number;
  readonly lastMean: number;
  /** With a random push (standard deviation 0.3) once in 100 steps on average. */
  readonly pushedMean: number;
  /** With pushes twice as strong; files of older studies lack it. */
  readonly strongPushedMean?: number | undefined;
  readonly updates: number;
  readonly environmentSteps: number;
  readonly evaluationSteps: number;
  readonly episodes: number;
  readonly seconds: number;
  /** Training found every evaluation episode at 500. */
  readonly stoppedSolved: boolean;
  readonly diverged: boolean;
  /** The score after every 20 episodes, as the blog prints it. */
  readonly scorePer20: readonly number[];
}

export interface SeedTools {
  readonly learner: Learner;
  readonly policyFactory: PolicyFactory;
}

/** Acts as the page does, whoever learns: so the bits are the page's. */
export async function createSeedTools(name: LearnerName): Promise<SeedTools> {
  const [learner, policyFactory] = await Promise.all([LEARNERS[name].create(), fastestPolicy()]);
  return { learner, policyFactory };
}

/** A push about once in 100 steps, as in the robustness figure. */
const testPushInterval = 100;
const testPushStrength = 0.3;
const pushTestStream = 101;
const pushTestWorldStream = 111;

/** Trains one seed to its end and tests what it kept, in the worlds of training or in another one. */
export async function runSeed(
  config: Config,
  { learner, policyFactory }: SeedTools,
  testWorld: WorldName | null = null,
): Promise<SeedResult> {
  const state = createTrainingState(config);
  const policy = policyFactory(state.learner.shape);
  const startedAt = performance.now();
  let diverged = false;
  try {
    for await (const _ of train(state, { learner, policy }));
  } catch (error) {
    if (!(error instanceof DivergedError)) throw error;
    diverged = true;
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const worlds =
    testWorld === null
      ? worldsOf(config)
      : worldsOf({ ...config, ...settingsOfWorld(testWorld), worldSpread: 1 });
  const { online } = state.learner;
  const result = resultParameters(state);
  policy.load(online);
  const last = await greedyTest(policy, config.seed, worlds);
  policy.load(result);
  // A run that stops when it is solved keeps its last weights: one test is of both.
  const isLast = result.every((weight, i) => weight === online[i]);
  const kept = isLast ? last : await greedyTest(policy, config.seed, worlds);
  const pushedMean = async (strength: number) => {
    const push = Random.seeded(config.seed, pushTestStream);
    const starts = randomStarts(100, worlds.nominal.startRange, push);
    const returns = await greedyReturns(policy, starts, {
      worlds,
      pushes: { interval: testPushInterval, strength },
      random: { push, world: Random.seeded(config.seed, pushTestWorldStream) },
    });
    return summarise(returns).mean;
  };
  return {
    seed: config.seed,
    keptMean: kept.mean,
    keptMin: kept.min,
    lastMean: last.mean,
    pushedMean: await pushedMean(testPushStrength),
    strongPushedMean: await pushedMean(2 * testPushStrength),
    updates: state.learner.updates,
    environmentSteps: state.environmentSteps,
    evaluationSteps: state.evaluationSteps,
    episodes: state.history.length,
    seconds,
    stoppedSolved: state.solved,
    diverged,
    scorePer20: Array.from(state.history.points(scoreRule).y),
  };
}
