import type { Trajectory } from '../../../worker/protocol.ts';
import type { Moment } from '../../session/stage/player.ts';

/** What an agent believed along one episode: all of a recorded one, as much as was played of another. */
export interface EpisodeValues {
  /** max_a Q(s, a), a number a step. */
  readonly values: readonly number[];
  /** Steps at which ε chose the action. */
  readonly explored: readonly number[];
  /** The least and greatest of all Q-values, zero among them. */
  readonly low: number;
  readonly high: number;
  /** The greatest difference between the two Q-values of a step. */
  readonly gap: number;
}

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

/** Of an episode that is computed as it plays, as far as it has come. */
export function playedValues(moments: readonly Moment[]): EpisodeValues {
  const acted = moments.filter(({ action }) => action !== null);
  const pairs = acted.map(({ qValues }) => qValues ?? ([0, 0] as const));
  return {
    values: pairs.map((pair) => Math.max(...pair)),
    explored: acted.flatMap(({ explored, step }) => (explored ? [step] : [])),
    low: Math.min(0, ...pairs.flat()),
    high: Math.max(0, ...pairs.flat()),
    gap: Math.max(0, ...pairs.map(([left, right]) => Math.abs(right - left))),
  };
}
