import { greedyReturns, randomStarts, summarise } from '../../core/evaluate.ts';
import type { Policy } from '../../core/learner.ts';
import { Random } from '../../core/random.ts';
import type { WorldCell, WorldsRequest } from './protocol.ts';

/** Apart from every stream of training and of the other tests. */
const startStream = 500;
const worldStream = 501;

/** Greedy episodes in every world of the grid, from the same starts in each. */
export async function* testInWorlds(
  policy: Policy,
  { grid, world, seed, episodes }: Pick<WorldsRequest, 'grid' | 'world' | 'seed' | 'episodes'>,
): AsyncGenerator<WorldCell> {
  const starts = randomStarts(episodes, world.startRange, Random.seeded(seed, startStream));
  for (const [row, gravity] of grid.gravities.entries()) {
    for (const [column, poleLength] of grid.poleLengths.entries()) {
      const nominal = { ...world, gravity, halfPoleLength: poleLength / 2 };
      const random = Random.seeded(seed, worldStream);
      const returns = await greedyReturns(policy, starts, {
        worlds: { nominal, spread: 1 },
        random: { push: random, world: random },
      });
      const { mean, full } = summarise(returns);
      yield { row, column, mean, full };
    }
  }
}
