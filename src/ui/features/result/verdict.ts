import { solvedReturn } from '../../../core/cartpole.ts';
import type { GreedyResult } from '../../../core/evaluate.ts';

export type Verdict = 'solved' | 'solvedMostly' | 'unsolved';

/** Solved is what Gymnasium calls so, a mean of 475 in 100 episodes; without a word more only when all reached 500. */
export function verdictOf({ full, episodes, mean }: GreedyResult): Verdict {
  if (full === episodes) return 'solved';
  return mean >= solvedReturn ? 'solvedMostly' : 'unsolved';
}
