import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { mean, standardDeviation } from '../../src/core/statistics.ts';
import type { StudyReport } from './report.ts';

const file = new URL('../../public/reference/blog-pytorch-20-seeds.json', import.meta.url);
const reference = v.object({ runs: v.array(v.object({ scorePer20: v.array(v.number()) })) });

/** Our score beside that of PyTorch's 20 runs of the blog's program. */
export interface ScoreComparison {
  readonly episode: number;
  readonly ours: { readonly mean: number; readonly sd: number };
  readonly pytorch: { readonly mean: number; readonly sd: number };
  /** Difference of the means in standard errors of that difference (Welch). */
  readonly standardErrors: number;
}

/** Compares the score after each of `episodes`, which are multiples of 20. */
export async function compareWithPytorch(
  { scorePer20, seeds }: Pick<StudyReport, 'scorePer20' | 'seeds'>,
  episodes: readonly number[] = [200, 300, 400, 480],
): Promise<ScoreComparison[]> {
  const { runs } = v.parse(reference, JSON.parse(await readFile(file, 'utf8')));
  return episodes.map((episode) => {
    const scores = runs.map((run) => run.scorePer20[episode / 20 - 1] ?? Number.NaN);
    const pytorch = { mean: mean(scores), sd: standardDeviation(scores) };
    const ours = scorePer20.find((point) => point.episode === episode) ?? {
      mean: Number.NaN,
      sd: Number.NaN,
    };
    const standardError = Math.sqrt(ours.sd ** 2 / seeds + pytorch.sd ** 2 / runs.length);
    return {
      episode,
      ours: { mean: ours.mean, sd: ours.sd },
      pytorch,
      standardErrors: (ours.mean - pytorch.mean) / standardError,
    };
  });
}

export function comparisonText(comparisons: readonly ScoreComparison[]): string {
  const spread = ({ mean: m, sd }: { mean: number; sd: number }) => `${m.toFixed(1)} ± ${sd.toFixed(1)}`;
  return [
    '  score per 20 episodes, mean ± s.d. over seeds:',
    ...comparisons.map(
      ({ episode, ours, pytorch, standardErrors }) =>
        `    episode ${episode}: ours ${spread(ours)}, PyTorch ${spread(pytorch)} (${standardErrors.toFixed(1)} standard errors apart)`,
    ),
  ].join('\n');
}
