import { ACTION_COUNT, maxEpisodeSteps, observe, STATE_SIZE } from './cartpole.ts';
import { type GreedyResult, greedyTest } from './evaluate.ts';
import type { Policy } from './learner.ts';
import type { Worlds } from './world.ts';

/** Episodes one after the other, `N` steps altogether. */
export interface Trajectories {
  /** `[N, 4]`: what the agent saw before a step, and what it saw after it. */
  readonly observations: Float32Array;
  readonly nextObservations: Float32Array;
  /** `[N]` */
  readonly actions: Uint8Array;
  /** `[N, 2]`: the network's two numbers. */
  readonly outputs: Float32Array;
  /** `[N]`: 1 after the step with which the pole fell, or with which the 500 were full. */
  readonly terminated: Uint8Array;
  readonly truncated: Uint8Array;
  /** `[episodes]`: steps of each, which is its return. */
  readonly lengths: Int32Array;
  readonly result: GreedyResult;
}

/** The very episodes of `greedyTest`, step by step. */
export async function testTrajectories(
  policy: Policy,
  seed: number,
  worlds: Worlds,
  episodes: number,
): Promise<Trajectories> {
  const most = episodes * maxEpisodeSteps;
  const observations = new Float32Array(most * STATE_SIZE);
  const outputs = new Float32Array(most * ACTION_COUNT);
  const actions = new Uint8Array(most);
  const lengths = new Int32Array(episodes);
  const last = new Float32Array(episodes * STATE_SIZE);
  const fell = new Uint8Array(episodes);
  const result = await greedyTest(policy, seed, worlds, {
    episodes,
    onStep({ episode, observation, outputs: values, action, environment }) {
      const at = episode * maxEpisodeSteps + lengths[episode];
      observations.set(observation, at * STATE_SIZE);
      outputs.set(values, at * ACTION_COUNT);
      actions[at] = action;
      lengths[episode] += 1;
      observe(environment.state, last, episode * STATE_SIZE);
      fell[episode] = environment.isTerminal ? 1 : 0;
    },
  });
  return joined({ observations, outputs, actions, lengths, last, fell, result });
}

interface Played {
  /** Room for 500 steps an episode. */
  readonly observations: Float32Array;
  readonly outputs: Float32Array;
  readonly actions: Uint8Array;
  readonly lengths: Int32Array;
  /** `[episodes, 4]`: the states that the episodes ended in. */
  readonly last: Float32Array;
  /** `[episodes]`: 1 where the pole fell. */
  readonly fell: Uint8Array;
  readonly result: GreedyResult;
}

/** The steps that there were, without the room between. */
function joined({ observations, outputs, actions, lengths, last, fell, result }: Played): Trajectories {
  const steps = result.steps;
  const all = {
    observations: new Float32Array(steps * STATE_SIZE),
    nextObservations: new Float32Array(steps * STATE_SIZE),
    outputs: new Float32Array(steps * ACTION_COUNT),
    actions: new Uint8Array(steps),
    terminated: new Uint8Array(steps),
    truncated: new Uint8Array(steps),
  };
  let at = 0;
  lengths.forEach((length, episode) => {
    const from = episode * maxEpisodeSteps;
    const seen = observations.subarray(from * STATE_SIZE, (from + length) * STATE_SIZE);
    all.observations.set(seen, at * STATE_SIZE);
    all.nextObservations.set(seen.subarray(STATE_SIZE), at * STATE_SIZE);
    all.outputs.set(outputs.subarray(from * ACTION_COUNT, (from + length) * ACTION_COUNT), at * ACTION_COUNT);
    all.actions.set(actions.subarray(from, from + length), at);
    at += length;
    all.nextObservations.set(
      last.subarray(episode * STATE_SIZE, (episode + 1) * STATE_SIZE),
      (at - 1) * STATE_SIZE,
    );
    all.terminated[at - 1] = fell[episode];
    all.truncated[at - 1] = length === maxEpisodeSteps ? 1 : 0;
  });
  return { ...all, lengths, result };
}
