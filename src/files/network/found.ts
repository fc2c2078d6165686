import type { FeedForward } from '../../core/feed-forward.ts';

/**
 * How the two numbers come about: as they are (`values`), as an actor's preferences (`policy`), from dueling heads, as the
 * mean of quantiles, or from one number and a threshold.
 */
export type Head = 'values' | 'policy' | 'dueling' | 'quantiles' | 'threshold';

/** A network that was found in a file, and what had to be found out to read it. */
export interface FoundNetwork extends FeedForward {
  readonly head: Head;
  /** What the file calls the layers, from the observation to the actions. */
  readonly layers: readonly string[];
  /** Whether the file says what follows its hidden layers; else it is assumed. */
  readonly activationIsKnown: boolean;
}
