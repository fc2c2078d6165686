import { ACTION_COUNT } from '../../../core/cartpole.ts';
import { createFeedForwardPolicy } from '../../../core/feed-forward.ts';
import { greedyAction } from '../../../core/policy.ts';
import { mean } from '../../../core/statistics.ts';
import type { InspectedUpdate, Weights } from '../../../worker/protocol.ts';

/**
 * How far the network of another moment is from its own target on a minibatch: mean |r + γⁿ max Q(s′, ·) − Q(s, a)|.
 * Of the target network of that moment nothing was kept, so its own weights stand for it.
 */
export function meanErrorWith({ shape, parameters }: Weights, update: InspectedUpdate): number {
  const policy = createFeedForwardPolicy(shape);
  policy.load(parameters);
  const qValues = (states: Float32Array) => {
    const q = new Float32Array(update.size * ACTION_COUNT);
    policy.qValues(states, update.size, q);
    return q;
  };
  const [q, qNext] = [qValues(update.states), qValues(update.nextStates)];
  return mean(
    Array.from({ length: update.size }, (_, row) => {
      const [left = 0, right = 0] = qNext.subarray(2 * row, 2 * row + 2);
      const next = [left, right][greedyAction(left, right)] ?? 0;
      const target = (update.rewards[row] ?? 0) + (update.discounts[row] ?? 0) * next;
      return Math.abs(target - (q[2 * row + (update.actions[row] ?? 0)] ?? 0));
    }),
  );
}
