import type { Trajectory } from '../../../worker/protocol.ts';
import type { Moment } from '../../scene/player.ts';

/** What an agent believed along one episode: all of a recorded one, as much as was played of another. */
export interface EpisodeValues {
  /** max_a Q(s, a), a number a step; NaN for steps nobody looked at. */
  readonly values: readonly number[];
  /** Steps at which ε chose the action. */
  readonly explored: readonly number[];
  /** The least and greatest of all Q-values, zero among them. */
  readonly low: number;
  readonly high: number;
  /** The greatest difference between the two Q-values of a step. */
  readonly gap: number;
}

export const noValues: EpisodeValues = { values: [], explored: [], low: 0, high: 0, gap: 0 };

/** Of a whole recorded episode, in the length it really had. */
export function recordedValues({ length, qValues, explored }: Trajectory): EpisodeValues {
  const steps = Array.from({ length }, (_, step) => step);
  return {
    values: steps.map((step) => Math.max(qValues[2 * step] ?? 0, qValues[2 * step + 1] ?? 0)),
    explored: steps.filter((step) => explored[step] === 1),
    low: qValues.reduce((least, q) => Math.min(least, q), 0),
    high: qValues.reduce((greatest, q) => Math.max(greatest, q), 0),
    gap: Math.max(
      0,
      ...steps.map((step) => Math.abs((qValues[2 * step + 1] ?? 0) - (qValues[2 * step] ?? 0))),
    ),
  };
}

/** With one more moment; a moment that is not the next step is of another episode. */
export function withMoment(
  before: EpisodeValues,
  { step, qValues, explored, action }: Moment,
): EpisodeValues {
  if (qValues === null || action === null) return before;
  const unseen = { ...noValues, values: Array.from({ length: step }, () => Number.NaN) };
  const known = step === before.values.length ? before : unseen;
  const [left, right] = qValues;
  return {
    values: [...known.values, Math.max(left, right)],
    explored: explored ? [...known.explored, step] : known.explored,
    low: Math.min(known.low, left, right),
    high: Math.max(known.high, left, right),
    gap: Math.max(known.gap, Math.abs(right - left)),
  };
}
