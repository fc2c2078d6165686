import { scoreInterval } from '../../../core/history.ts';
import { mean, standardDeviation } from '../../../core/statistics.ts';
import type { Points } from '../../kit/charts/model.ts';
import { fieldOf } from '../../session/stage/shipped-agent.ts';

const fileName = 'reference/blog-pytorch-20-seeds.json';

/** The scores of the blog's program in PyTorch over its seeds: mean (`y`) and standard deviation at each 20 episodes. */
export interface ReferenceCurve extends Points {
  readonly deviation: readonly number[];
  readonly seeds: number;
}

/**
 * Mean and sample standard deviation (n − 1) over the seeds; the first score belongs to episode 20.
 * @throws {Error} when `file` is not of the reference's form.
 */
export function referenceCurve(file: unknown): ReferenceCurve {
  const runs = Object.values(fieldOf(file, 'runs')).map((run) => Object.values(fieldOf(run, 'scorePer20')));
  if (runs.length < 2) throw new Error('One run has no deviation.');
  const length = Math.min(...runs.map((scores) => scores.length));
  const columns = Array.from({ length }, (_, i) =>
    runs.map((scores) => {
      const score: unknown = scores[i];
      if (typeof score !== 'number') throw new Error('A score is no number.');
      return score;
    }),
  );
  const y = columns.map(mean);
  return {
    x: columns.map((_, i) => (i + 1) * scoreInterval),
    y,
    deviation: columns.map(standardDeviation),
    seeds: runs.length,
  };
}

/** The curve shipped with the page. @throws when it cannot be loaded. */
export async function loadReferenceCurve(): Promise<ReferenceCurve> {
  const response = await fetch(new URL(fileName, document.baseURI));
  if (!response.ok) throw new Error(`${fileName}: ${response.status} ${response.statusText}`);
  return referenceCurve(await response.json());
}
