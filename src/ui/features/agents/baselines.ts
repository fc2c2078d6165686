import { createStore } from 'zustand/vanilla';
import { type FoundWeights, handMade, linearNetwork, searchAtRandom } from '../../../core/baselines.ts';
import type { World } from '../../../core/world.ts';
import type { Weights } from '../../../worker/protocol.ts';
import { perSession } from '../../session/per-session.ts';

/** The linear controller made by hand. */
export const handMadeAgent: Weights = linearNetwork(handMade);

/** What a random search has found, and where. */
interface FoundAgent extends FoundWeights {
  readonly agent: Weights;
  readonly world: World;
}

export interface SearchState {
  readonly found: FoundAgent | null;
  /** Of the next search: each begins elsewhere. */
  readonly seed: number;
  /** The last search found nothing. */
  readonly failed: boolean;
}

export const searchOf = perSession(() => {
  const store = createStore<SearchState>(() => ({ found: null, seed: 0, failed: false }));

  /** Some hundred episodes of four multiplications a step: done before the next frame. */
  function search(world: World): void {
    const { seed } = store.getState();
    const found = searchAtRandom(world, seed);
    store.setState({
      seed: seed + 1,
      failed: found === null,
      ...(found && { found: { ...found, world, agent: linearNetwork(found.weights) } }),
    });
  }

  return { store, search };
});
