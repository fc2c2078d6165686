import { solvedSeedReturn } from '../../src/core/cartpole.ts';
import { mean, quantile, standardDeviation, wilsonInterval } from '../../src/core/statistics.ts';
import type { StudySettings } from '../../src/files/study-json.ts';
import type { SeedResult } from './seed.ts';

/** What must be the same for results to belong together. */
export type Settings = StudySettings;

interface Spread {
  readonly median: number;
  readonly p90: number;
  readonly max: number;
}

/** What a study found, over all its seeds. */
export interface StudyReport {
  readonly preset: string;
  readonly learner: string;
  readonly settings: Settings;
  readonly firstSeed: number;
  readonly seeds: number;
  /** Seeds whose kept weights reach a mean of 499 over 100 fresh greedy episodes. */
  readonly solvedSeeds: number;
  /** 95% interval of the share of such seeds. */
  readonly solvedShareInterval: readonly [number, number];
  readonly keptMean: number;
  readonly keptMin: number;
  readonly lastMean: number;
  /** With a random push once in 100 steps: mean, and seeds that reach 490. */
  readonly pushedMean: number;
  readonly pushedSeeds490: number;
  /** With pushes twice as strong; NaN where the files of older studies do not say. */
  readonly strongPushedMean: number;
  readonly divergedSeeds: number;
  readonly updates: Spread;
  readonly environmentSteps: Spread;
  readonly evaluationSteps: Spread;
  readonly episodes: Spread;
  readonly seconds: Spread;
  /** Mean and standard deviation over the seeds of the score after each 20 episodes; runs that had ended are left out. */
  readonly scorePer20: readonly {
    readonly episode: number;
    readonly mean: number;
    readonly sd: number;
    readonly seeds: number;
  }[];
  readonly results: readonly SeedResult[];
}

const sturdyMean = 490;

export function report(
  preset: string,
  learner: string,
  settings: Settings,
  results: readonly SeedResult[],
): StudyReport {
  const column = (pick: (result: SeedResult) => number) => results.map(pick);
  const spread = (pick: (result: SeedResult) => number): Spread => ({
    median: quantile(column(pick), 0.5),
    p90: quantile(column(pick), 0.9),
    max: Math.max(...column(pick)),
  });
  const solvedSeeds = results.filter(({ keptMean }) => keptMean >= solvedSeedReturn).length;
  return {
    preset,
    learner,
    settings,
    firstSeed: Math.min(...column(({ seed }) => seed)),
    seeds: results.length,
    solvedSeeds,
    solvedShareInterval: wilsonInterval(solvedSeeds, results.length),
    keptMean: mean(column(({ keptMean }) => keptMean)),
    keptMin: Math.min(...column(({ keptMean }) => keptMean)),
    lastMean: mean(column(({ lastMean }) => lastMean)),
    pushedMean: mean(column(({ pushedMean }) => pushedMean)),
    pushedSeeds490: results.filter(({ pushedMean }) => pushedMean >= sturdyMean).length,
    strongPushedMean: mean(column(({ strongPushedMean = Number.NaN }) => strongPushedMean)),
    divergedSeeds: results.filter(({ diverged }) => diverged).length,
    updates: spread(({ updates }) => updates),
    environmentSteps: spread(({ environmentSteps }) => environmentSteps),
    evaluationSteps: spread(({ evaluationSteps }) => evaluationSteps),
    episodes: spread(({ episodes }) => episodes),
    seconds: spread(({ seconds }) => seconds),
    scorePer20: scoreSpread(results),
    results,
  };
}

function scoreSpread(results: readonly SeedResult[]): StudyReport['scorePer20'] {
  const points = Math.min(500 / 20 - 1, Math.max(0, ...results.map(({ scorePer20 }) => scorePer20.length)));
  return Array.from({ length: points }, (_, i) => {
    const scores = results.flatMap(({ scorePer20 }) => scorePer20[i] ?? []);
    return { episode: 20 * (i + 1), mean: mean(scores), sd: standardDeviation(scores), seeds: scores.length };
  });
}

/** The report as lines for people. */
export function reportText(study: StudyReport): string {
  const [low, high] = study.solvedShareInterval.map((share) => `${(100 * share).toFixed(1)}%`);
  const line = (name: string, { median, p90, max }: Spread, digits = 0) =>
    `  ${name.padEnd(18)} median ${median.toFixed(digits)}, p90 ${p90.toFixed(digits)}, max ${max.toFixed(digits)}`;
  return [
    `${study.preset}, learner ${study.learner}, ${seedsText(study)}`,
    `  kept ≥ ${solvedSeedReturn}         ${study.solvedSeeds} of ${study.seeds} seeds (95% interval ${low} to ${high})`,
    `  kept               mean ${study.keptMean.toFixed(2)}, lowest seed ${study.keptMin.toFixed(2)}`,
    `  last weights       mean ${study.lastMean.toFixed(2)}`,
    `  pushed             mean ${study.pushedMean.toFixed(1)}, ≥ ${sturdyMean} for ${study.pushedSeeds490} of ${study.seeds} seeds`,
    ...(Number.isNaN(study.strongPushedMean)
      ? []
      : [`  twice as strong    mean ${study.strongPushedMean.toFixed(1)}`]),
    line('updates', study.updates),
    line('environment steps', study.environmentSteps),
    line('evaluation steps', study.evaluationSteps),
    line('episodes', study.episodes),
    line('seconds', study.seconds, 2),
    ...(study.divergedSeeds > 0 ? [`  diverged           ${study.divergedSeeds} seeds`] : []),
  ].join('\n');
}

/** A shard has not all the seeds between its first and its last. */
function seedsText({ firstSeed, seeds, results }: StudyReport): string {
  const lastSeed = Math.max(...results.map(({ seed }) => seed));
  const range = `${firstSeed} to ${lastSeed}`;
  return lastSeed - firstSeed + 1 === seeds ? `seeds ${range}` : `${seeds} of the seeds ${range}`;
}
