import { ACTION_COUNT } from './cartpole.ts';
import type { Config } from './config.ts';
import type { Episode } from './episode.ts';
import type { EpisodeRecord } from './history-columns.ts';

/** A return that a cut has shortened is still compared when what followed the cut would count this much at most: γ^(T − t). */
const largestCutWeight = 0.05;

/**
 * What the network expected beside what came of it, averaged over those states of the episode that can be compared:
 * beyond a cut there would have been more to earn, so only states from which that weighs little are counted. Both NaN
 * when there is none.
 */
export function qAndReturn(
  { qValues, rewards, length, terminated }: Episode,
  { gamma, rewardDivisor }: Pick<Config, 'gamma' | 'rewardDivisor'>,
): Pick<EpisodeRecord, 'maxQ' | 'discountedReturn'> {
  let [expected, obtained, states] = [0, 0, 0];
  let fromHere = 0;
  let cutWeight = terminated ? 0 : 1;
  for (let t = length - 1; t >= 0; t -= 1) {
    fromHere = rewards[t] / rewardDivisor + gamma * fromHere;
    cutWeight *= gamma;
    if (cutWeight > largestCutWeight) continue;
    expected += Math.max(qValues[t * ACTION_COUNT], qValues[t * ACTION_COUNT + 1]);
    obtained += fromHere;
    states += 1;
  }
  return { maxQ: expected / states, discountedReturn: obtained / states };
}
