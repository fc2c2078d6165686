import { type History, scoreRule } from './history.ts';

/** The blog's score: over the 20 episodes up to and with this one, divided by 20. */
export interface ScorePoint {
  /** A multiple of 20, never 0. */
  readonly episode: number;
  readonly score: number;
  readonly bufferSize: number;
  readonly epsilon: number;
}

/** @param from the first of them, from the end where it is negative; of a long run the last are wanted most */
export function scorePoints(history: History, from = 0): ScorePoint[] {
  const { x, y, rows } = history.points(scoreRule);
  const first = from < 0 ? Math.max(0, rows.length + from) : from;
  const [sizes, epsilons] = [history.column('bufferSize'), history.column('epsilon')];
  return Array.from(rows.subarray(first), (row, i) => ({
    episode: x[first + i],
    score: y[first + i],
    bufferSize: sizes[row],
    epsilon: epsilons[row],
  }));
}

/** The blog's log line: `n_episode :20, score : 9.8, n_buffer : 210, eps : 7.9%`. */
export function logLine({ episode, score, bufferSize, epsilon }: ScorePoint): string {
  return `n_episode :${episode}, score : ${tenths(score)}, n_buffer : ${bufferSize}, eps : ${tenths(epsilon * 100)}%`;
}

/**
 * Python's `{:.1f}`, which rounds halves to even where JavaScript's `toFixed` rounds them up. Of binary numbers only
 * those that end in .25 and .75 lie halfway between two tenths, and .75 is rounded up by both.
 */
function tenths(value: number): string {
  return value % 1 === 0.25 ? `${Math.floor(value)}.2` : value.toFixed(1);
}
