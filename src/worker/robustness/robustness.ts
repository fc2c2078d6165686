import { greedyReturns, randomStarts } from '../../core/evaluate.ts';
import type { Policy } from '../../core/learner.ts';
import { Random } from '../../core/random.ts';
import type { World } from '../../core/world.ts';
import type { RobustnessPoint } from './protocol.ts';

/** Standard deviations of the pushes, m/s and rad/s. */
export const STRENGTHS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] as const;
/** On average a push hits once in so many steps. */
export const PUSH_INTERVAL = 100;
export const STARTS = 50;

/** Apart from every stream of training and of the greedy test. */
const startStream = 300;
const pushStream = 301;
const noiseStream = 401;

/**
 * Greedy episodes under random pushes of rising strength. Each start has a stream of pushes of its own that goes on
 * whatever the agent does: every agent is hit at the same steps by the same pushes, stronger ones by the strength.
 */
export async function* robustness(
  policy: Policy,
  seed: number,
  world: World,
): AsyncGenerator<RobustnessPoint> {
  const starts = randomStarts(STARTS, world.startRange, Random.seeded(seed, startStream));
  for (const strength of STRENGTHS) {
    const returns = new Uint16Array(STARTS);
    for (const [i, start] of starts.entries()) {
      const [length] = await greedyReturns(policy, [start], {
        worlds: { nominal: world, spread: 1 },
        pushes: { interval: PUSH_INTERVAL, strength },
        random: { push: Random.seeded(seed, pushStream + i), world: Random.seeded(seed, noiseStream + i) },
      });
      returns[i] = length;
    }
    yield { strength, returns };
  }
}
