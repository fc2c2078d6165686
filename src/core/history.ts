/** What one training episode came to: a row of the history. Numbers that do not apply are NaN. */
export interface EpisodeRecord {
  /** Zero-based, as the blog counts. */
  readonly episode: number;
  /** Steps the pole stayed up: CartPole's return. */
  readonly return: number;
  readonly epsilon: number;
  /** Environment steps of training so far. */
  readonly environmentSteps: number;
  /** Gradient updates so far. */
  readonly updates: number;
  readonly bufferSize: number;
  /** Share of the buffer's transitions after which nothing follows. */
  readonly finalShare: number;
  /** Mean loss of the updates after this episode. */
  readonly loss: number;
  /**
   * Mean of max_a Q(s, a) over the episode's states; of an episode cut at 500 steps only over those so early that the
   * cut takes at most 5 % of the largest return there can be. NaN when there is none, as with γ = 1.
   */
  readonly maxQ: number;
  /** Mean over the same states of the discounted return really obtained, in the same unit. */
  readonly discountedReturn: number;
  /** The greedy evaluation after this episode: mean and lowest return. */
  readonly evaluationMean: number;
  readonly evaluationMin: number;
  /** Environment steps of greedy evaluation so far. */
  readonly evaluationSteps: number;
}

export const HISTORY_COLUMNS = [
  'episode',
  'return',
  'epsilon',
  'environmentSteps',
  'updates',
  'bufferSize',
  'finalShare',
  'loss',
  'maxQ',
  'discountedReturn',
  'evaluationMean',
  'evaluationMin',
  'evaluationSteps',
] as const satisfies readonly (keyof EpisodeRecord)[];

/** The log and the score curve have a point every this many episodes. */
export const scoreInterval = 20;

/** The blog's score: over the 20 episodes up to and with this one, divided by 20. */
export interface ScorePoint {
  /** A multiple of 20, never 0. */
  readonly episode: number;
  readonly score: number;
  readonly bufferSize: number;
  readonly epsilon: number;
}

/**
 * The score after each 20 episodes as the blog's program computes it: the first sums episodes 0 to 20, which
 * are 21, and still divides by 20.
 */
export function* scorePoints(records: Iterable<EpisodeRecord>): Generator<ScorePoint> {
  let sum = 0;
  for (const { episode, return: length, bufferSize, epsilon } of records) {
    sum += length;
    if (episode === 0 || episode % scoreInterval !== 0) continue;
    yield { episode, score: sum / scoreInterval, bufferSize, epsilon };
    sum = 0;
  }
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
