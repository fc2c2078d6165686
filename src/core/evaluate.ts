import {
  ACTION_COUNT,
  type Action,
  type CartPoleState,
  maxEpisodeSteps,
  reset,
  STATE_SIZE,
} from './cartpole.ts';
import { Environment } from './environment.ts';
import { maybePush, noPushes, type Pushes } from './episode.ts';
import type { Policy } from './learner.ts';
import { greedyAction } from './policy.ts';
import { Random } from './random.ts';
import { drawWorld, type Worlds } from './world.ts';

/** Called now and then in long work, so that a worker can answer its messages. */
export type Breathe = () => Promise<void>;

/** Greedy returns of some episodes: all that is known of how good a policy is. */
export interface GreedyResult {
  readonly mean: number;
  readonly min: number;
  /** Episodes that reached 500 steps. */
  readonly full: number;
  readonly episodes: number;
  /** Environment steps it took. */
  readonly steps: number;
}

/** Every sign pattern of ±range: the 16 corners of the start box, where a policy fails first. */
export function cornerStarts(range: number): CartPoleState[] {
  const signs = [-range, range];
  return signs.flatMap((cartPosition) =>
    signs.flatMap((cartVelocity) =>
      signs.flatMap((poleAngle) =>
        signs.map((poleAngularVelocity) => ({ cartPosition, cartVelocity, poleAngle, poleAngularVelocity })),
      ),
    ),
  );
}

/** `count` start states: the corners first, as far as they go, then random ones. */
export function evaluationStarts(count: number, range: number, random: Random): CartPoleState[] {
  const corners = cornerStarts(range).slice(0, count);
  return [...corners, ...randomStarts(count - corners.length, range, random)];
}

export function randomStarts(count: number, range: number, random: Random): CartPoleState[] {
  return Array.from({ length: count }, () => reset(random, range));
}

interface RunningEpisode {
  readonly index: number;
  readonly environment: Environment;
}

/** Environment steps between two breaths: few enough for the widest network in plain TypeScript. */
const stepsPerBreath = 500;

interface GreedyRandom {
  readonly push: Random;
  /** Draws the world of each episode, and then what its sensors and its motor get wrong. */
  readonly world: Random;
}

export interface GreedyOptions {
  readonly worlds: Worlds;
  readonly pushes?: Pushes;
  readonly random?: GreedyRandom;
  readonly breathe?: Breathe;
  /** All end with the step in which the first falls: what the others return is how far they came. */
  readonly endAtFirstFall?: boolean;
  /** Sees every step; what it is given is reused for the next. */
  readonly onStep?: (step: GreedyStep) => void;
}

/** One step of one of the episodes that are played together. */
interface GreedyStep {
  /** Which of the starts it began with. */
  readonly episode: number;
  /** What the agent saw before it, `[4]`, and what its network gave, `[2]`. */
  readonly observation: Float32Array;
  readonly outputs: Float32Array;
  readonly action: Action;
  /** As it stands after the step. */
  readonly environment: Environment;
}

/**
 * Plays one greedy episode from each start, all in step, so that the policy sees them as one batch.
 * @returns the return of each, in order.
 */
export async function greedyReturns(
  policy: Policy,
  starts: readonly CartPoleState[],
  {
    worlds,
    pushes = noPushes,
    random = { push: Random.seeded(0), world: Random.seeded(1) },
    breathe,
    endAtFirstFall = false,
    onStep,
  }: GreedyOptions,
): Promise<Uint16Array> {
  const returns = new Uint16Array(starts.length);
  const observations = new Float32Array(starts.length * STATE_SIZE);
  const q = new Float32Array(starts.length * ACTION_COUNT);
  const noise = { sensor: random.world, actuator: random.world };
  const running: RunningEpisode[] = starts.map((start, index) => ({
    index,
    environment: new Environment(drawWorld(worlds, random.world), start, noise),
  }));
  let unbreathed = 0;
  for (let t = 1; t <= maxEpisodeSteps && running.length > 0; t += 1) {
    const episodes = running.length;
    running.forEach(({ environment }, row) => {
      environment.observe(observations, row * STATE_SIZE);
    });
    policy.qValues(observations, episodes, q);
    let standing = 0;
    running.forEach((episode, row) => {
      const { environment } = episode;
      const action = greedyAction(q[2 * row], q[2 * row + 1]);
      environment.act(action);
      onStep?.({
        episode: episode.index,
        observation: observations.subarray(row * STATE_SIZE, (row + 1) * STATE_SIZE),
        outputs: q.subarray(row * ACTION_COUNT, (row + 1) * ACTION_COUNT),
        action,
        environment,
      });
      maybePush(environment.state, pushes, random.push);
      returns[episode.index] = t;
      if (environment.isTerminal) return;
      running[standing] = episode; // those that stand close ranks, over those that fell
      standing += 1;
    });
    if (endAtFirstFall && standing < episodes) break;
    running.length = standing;
    unbreathed += episodes;
    if (unbreathed < stepsPerBreath) continue;
    unbreathed = 0;
    await breathe?.();
  }
  return returns;
}

export function summarise(returns: ArrayLike<number> & Iterable<number>): GreedyResult {
  let steps = 0;
  let min = maxEpisodeSteps;
  let full = 0;
  for (const length of returns) {
    steps += length;
    min = Math.min(min, length);
    if (length === maxEpisodeSteps) full += 1;
  }
  return {
    mean: returns.length === 0 ? 0 : steps / returns.length,
    min,
    full,
    episodes: returns.length,
    steps,
  };
}

/** Apart from every stream of training: a test must be of starts never seen, and of errors never made. */
const testStream = 100;
const testWorldStream = 110;

/** The greedy test after training, in the worlds of training: `episodes` random starts that depend on the seed alone. */
export async function greedyTest(
  policy: Policy,
  seed: number,
  worlds: Worlds,
  {
    episodes = 100,
    ...options
  }: Omit<GreedyOptions, 'worlds' | 'random'> & { readonly episodes?: number } = {},
): Promise<GreedyResult> {
  const push = Random.seeded(seed, testStream);
  const starts = randomStarts(episodes, worlds.nominal.startRange, push);
  const random = { push, world: Random.seeded(seed, testWorldStream) };
  return summarise(await greedyReturns(policy, starts, { ...options, worlds, random }));
}
