/** One column of a history. Its name is also its heading in CSV files. */
interface Column {
  /** NaN may stand in it, where the number does not apply. */
  readonly gaps?: true;
}

/** All that is kept of every training episode: types, CSV, checkpoints and charts follow from this table. */
const HISTORY_COLUMNS = {
  /** Zero-based, as the blog counts. */
  episode: {},
  /** Steps the pole stayed up: CartPole's return. */
  return: {},
  /** Share of actions left to chance. */
  epsilon: {},
  /** Environment steps of training so far. */
  environmentSteps: {},
  /** Gradient updates so far. */
  updates: {},
  /** Transitions in the replay buffer. */
  bufferSize: {},
  /** Share of the buffer's transitions after which nothing follows. */
  finalShare: {},
  /** Mean loss of the updates after this episode, in squared value. */
  loss: { gaps: true },
  /**
   * Mean of max_a Q(s, a) over the episode's states; of an episode truncated at 500 steps only over those so early that
   * this takes at most 5% of the largest return there can be. NaN when there is none, as with γ = 1.
   */
  maxQ: { gaps: true },
  /** Mean over the same states of the discounted return that followed. */
  discountedReturn: { gaps: true },
  /** Mean return of the greedy evaluation after this episode. */
  evaluationMean: { gaps: true },
  /** Lowest return of that evaluation. */
  evaluationMin: { gaps: true },
  /** Environment steps of greedy evaluation so far. */
  evaluationSteps: {},
} as const satisfies Readonly<Record<string, Column>>;

export type ColumnName = keyof typeof HISTORY_COLUMNS;

/** What one training episode came to: a row of the history. Numbers that do not apply are NaN. */
export type EpisodeRecord = { readonly [Name in keyof typeof HISTORY_COLUMNS]: number };

/** A history column by column, all of one length. */
export type HistoryColumns = Readonly<Record<ColumnName, Float64Array<ArrayBuffer>>>;

const isColumnName = (name: string): name is ColumnName => Object.hasOwn(HISTORY_COLUMNS, name);

export const COLUMN_NAMES: readonly ColumnName[] = Object.keys(HISTORY_COLUMNS).filter(isColumnName);

/** Whether NaN may stand in a column. */
export const hasGaps = (name: ColumnName): boolean => 'gaps' in HISTORY_COLUMNS[name];

/** A value for each column. */
export function forEachColumn<Value>(make: (name: ColumnName) => Value): Record<ColumnName, Value>;
export function forEachColumn<Value>(make: (name: ColumnName) => Value): Partial<Record<ColumnName, Value>> {
  const made: Partial<Record<ColumnName, Value>> = {};
  for (const name of COLUMN_NAMES) made[name] = make(name);
  return made;
}
