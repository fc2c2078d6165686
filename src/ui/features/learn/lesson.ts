import { ACTION_COUNT, type Action, type CartPoleState } from '../../../core/cartpole.ts';
import type { Config } from '../../../core/config.ts';
import { createFeedForwardPolicy } from '../../../core/feed-forward.ts';
import { greedyAction } from '../../../core/policy.ts';
import { mean } from '../../../core/statistics.ts';
import type { InspectedUpdate, Weights } from '../../../worker/protocol.ts';
import { actionAt, pairAt, stateAt } from '../../session/stage/players.ts';

export type QPair = ReturnType<typeof pairAt>;

/** One transition of a minibatch, with everything an update does to it. */
export interface Lesson {
  /** Its row in the minibatch. */
  readonly row: number;
  readonly state: CartPoleState;
  readonly nextState: CartPoleState;
  readonly action: Action;
  /** Divided; with n-step returns the discounted sum of n rewards. */
  readonly reward: number;
  /** n: how many real rewards that is; fewer at the end of an episode. */
  readonly steps: number;
  /** γⁿ, or 0 where nothing follows. */
  readonly discount: number;
  /** The episode ended in s′, and nothing follows. */
  readonly ended: boolean;
  readonly q: QPair;
  /** Q(s, a) of the action taken, before the update. */
  readonly qTaken: number;
  /** The target network's Q-values of the next state. */
  readonly qNext: QPair;
  /** What the online network says of it; Double DQN picks by these. */
  readonly qNextOnline: QPair;
  /** The action that the target values. */
  readonly nextAction: Action;
  readonly nextValue: number;
  readonly target: number;
  /** y − Q(s, a) */
  readonly tdError: number;
  /** Factor on the loss: 1, with prioritised replay less for what is drawn more often. */
  readonly weight: number;
  /** Weighted. */
  readonly loss: number;
  /** The weighted loss's slope at the TD error: how hard this transition pulls. */
  readonly slope: number;
  readonly qTakenAfter: number;
}

/** A minibatch as lessons, the greatest |TD error| first. */
export function lessonsOf(update: InspectedUpdate, { doubleDqn }: Pick<Config, 'doubleDqn'>): Lesson[] {
  const lessons = Array.from({ length: update.size }, (_, row): Lesson => {
    const action = actionAt(update.actions, row);
    const q = pairAt(update.qBefore, row);
    const qNext = pairAt(update.qNextTarget, row);
    const qNextOnline = pairAt(update.qNextOnline, row);
    const nextAction = greedyAction(...(doubleDqn ? qNextOnline : qNext));
    const tdError = update.tdErrors[row] ?? 0;
    return {
      row,
      state: stateAt(update.states, row),
      nextState: stateAt(update.nextStates, row),
      action,
      reward: update.rewards[row] ?? 0,
      steps: update.steps[row] ?? 1,
      discount: update.discounts[row] ?? 0,
      ended: update.finals[row] === 1,
      q,
      qTaken: q[action],
      qNext,
      qNextOnline,
      nextAction,
      nextValue: qNext[nextAction],
      target: update.targets[row] ?? 0,
      tdError,
      weight: update.weights[row] ?? 1,
      loss: update.losses[row] ?? 0,
      slope: update.slopes[row] ?? 0,
      qTakenAfter: pairAt(update.qAfter, row)[action],
    };
  });
  return lessons.sort((a, b) => Math.abs(b.tdError) - Math.abs(a.tdError));
}

/** Mean |y − Q(s, a)| over a minibatch, before the update and after it. */
export function meanErrors(lessons: readonly Lesson[]): { readonly before: number; readonly after: number } {
  return {
    before: mean(lessons.map(({ tdError }) => Math.abs(tdError))),
    after: mean(lessons.map(({ target, qTakenAfter }) => Math.abs(target - qTakenAfter))),
  };
}

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
      const next = Math.max(...pairAt(qNext, row));
      const target = (update.rewards[row] ?? 0) + (update.discounts[row] ?? 0) * next;
      return Math.abs(target - pairAt(q, row)[actionAt(update.actions, row)]);
    }),
  );
}
