import { expect, test } from 'vitest';
import { type Config, defaultConfig } from '../../src/core/config.ts';
import { Episode } from '../../src/core/episode.ts';
import { createPolicy } from '../../src/core/policy.ts';
import { train } from '../../src/core/train.ts';
import { createTrainingState, type TrainingState } from '../../src/core/training-state.ts';
import { encodeCheckpoint } from '../../src/files/checkpoint.ts';
import { createReferenceLearner } from '../../src/learners/reference/learner.ts';
import { inspectUpdate } from '../../src/worker/inspect.ts';

/** Three steps through x₀ = 1, 2, 4 and a fall at 8: left, right, left. */
function threeSteps(): Episode {
  const episode = new Episode();
  for (const [t, position] of [1, 2, 4, 8].entries()) episode.observations[4 * t] = position;
  episode.rewards.fill(1);
  episode.actions.set([0, 1, 0]);
  episode.length = 3;
  episode.terminated = true;
  return episode;
}

/** A network 4-1-1-2 with Q = [leftward · x₀, right] for x₀ > 0. */
const network = (leftward: number, right: number) => [1, 0, 0, 0, 0, 1, 0, leftward, 0, 0, right];

/** A run with those three transitions, γ = ½, rewards of 1; Q = [x₀, 3] and Q⁻ = [2 x₀, 1]. */
function handMade(changes: Partial<Config>): TrainingState {
  const config: Config = {
    ...defaultConfig(),
    ...{ hiddenWidth: 1, batchSize: 3, learningStarts: 2, gamma: 0.5, nStep: 1, rewardDivisor: 1 },
    ...changes,
  };
  const state = createTrainingState(config);
  state.learner.online.set(network(1, 3));
  state.learner.target.set(network(2, 1));
  const { gamma, nStep } = config;
  state.replay.storeEpisode(threeSteps(), { nStep, gamma, rewardDivisor: 1, bootstrapAtEnd: false });
  return state;
}

/** An update's three rows in the order of the episode: `[y, δ, whether it ended]`. */
async function rowsOf(state: TrainingState): Promise<(number | undefined)[][]> {
  const update = await inspectUpdate(state);
  if (update === null) return [];
  const { states, targets, tdErrors, finals } = update;
  const order = [0, 1, 2].sort((a, b) => (states[4 * a] ?? 0) - (states[4 * b] ?? 0));
  return order.map((row) => [targets[row], tdErrors[row], finals[row]]);
}

test('an update taken apart has δ = y − Q(s, a), and y = r where the episode ended', async () => {
  expect(await rowsOf(handMade({ doubleDqn: false }))).toEqual([
    [1 + 0.5 * 4, 3 - 1, 0],
    [1 + 0.5 * 8, 5 - 3, 0],
    [1, 1 - 4, 1],
  ]);
});

test('with Double DQN the online network picks: at x₀ = 2 it prefers right, which the target network values at 1', async () => {
  expect(await rowsOf(handMade({ doubleDqn: true }))).toEqual([
    [1 + 0.5 * 1, 1.5 - 1, 0],
    [1 + 0.5 * 8, 5 - 3, 0],
    [1, 1 - 4, 1],
  ]);
});

test.each([
  ['huber', [2 - 0.5, 2 - 0.5, 3 - 0.5], [1, 1, -1]],
  ['squared', [4, 4, 9], [4, 4, -6]],
] as const)('says of each transition its %s loss and slope', async (loss, losses, slopes) => {
  const update = await inspectUpdate(handMade({ loss }));
  const { states = new Float32Array() } = update ?? {};
  const rows = [0, 1, 2].sort((a, b) => (states[4 * a] ?? 0) - (states[4 * b] ?? 0));
  const byState = (values: Float32Array | undefined) => rows.map((row) => values?.[row]);
  expect([byState(update?.losses), byState(update?.slopes)]).toEqual([losses, slopes]);
});

test('there is no update before learning starts, though the replay buffer could fill a minibatch', async () => {
  expect(await inspectUpdate(handMade({ learningStarts: 3 }))).toBeNull();
});

test('to take an update apart changes no bit of the run, its random streams included', async () => {
  const state = createTrainingState({
    ...defaultConfig(),
    ...{ hiddenWidth: 16, episodes: 30, learningStarts: 64, replay: 'prioritised' },
  });
  for await (const _ of train(state, {
    learner: createReferenceLearner(),
    policy: createPolicy(state.learner.shape),
  }));
  const before = encodeCheckpoint(state, 0);
  const update = await inspectUpdate(state);
  expect(update?.qAfter).not.toEqual(update?.qBefore);
  expect(new Set(update?.weights).size).toBeGreaterThan(1); // drawn by priority, they weigh differently
  expect(encodeCheckpoint(state, 0)).toEqual(before);
});
