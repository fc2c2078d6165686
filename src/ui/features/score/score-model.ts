import { maxEpisodeSteps, solvedReturn } from '../../../core/cartpole.ts';
import type { Config } from '../../../core/config.ts';
import { type History, scoreInterval, scoreRule } from '../../../core/history.ts';
import { columnRule, type PointRule } from '../../../core/history-points.ts';
import { mean, standardDeviation } from '../../../core/statistics.ts';
import type { Axis, ChartModel, Points, Series } from '../../kit/charts/model.ts';
import type { ChartWords } from '../../kit/charts/words.ts';
import { fieldOf, loadShipped } from '../../session/stage/shipped-agent.ts';
import type { Overlay } from './session-source.ts';

/** An axis of episodes; the rows of a table are a score apart. */
export function episodeAxis(max: number, { t, number }: ChartWords): ChartModel['x'] {
  return { label: t('episodeAxis'), min: 0, max, stride: scoreInterval, format: (value) => number(value) };
}

/** Where an axis of episodes ends: room for what there is, growing from 500 to 1000, 2500, 5000 and so on. */
export function episodeAxisEnd(history: History, planned: number): number {
  const newest = history.at(-1)?.episode ?? 0;
  let end = 500;
  for (let i = 0; end < newest; i += 1) end *= i % 3 === 1 ? 2.5 : 2;
  return Math.min(end, Math.max(planned, 500));
}

/** Where that axis ends once the run has: at the next fifty, so that a run soon solved fills its charts. */
export function endedAxisEnd(history: History): number {
  return Math.max(1, Math.ceil(history.length / 50)) * 50;
}

/** The blog's first score sums 21 episodes, so 525 is the most there can be. */
const headroom = 1.05;

/** An axis of steps held, or of their means. */
export function stepsAxis(label: string, { number }: ChartWords): Axis {
  return { label, min: 0, max: maxEpisodeSteps * headroom, tickStep: 100, format: (value) => number(value) };
}

/** With more episodes than this not every dot is drawn (`thin`), and the legend says so. */
const allDrawn = 1000;

/** The blog's score curve with what explains it: single episodes, ε, greedy evaluations, PyTorch's 20 runs. */
export function scoreModel(
  history: History,
  { episodes, evaluationInterval }: Pick<Config, 'episodes' | 'evaluationInterval'>,
  reference: ReferenceCurve | null,
  words: ChartWords,
  overlay: Overlay | null = null,
): ChartModel {
  const { t, number, steps } = words;
  const evaluations = history.points(columnRule('evaluationMean'));
  const epsilonEnd = epsilonAxisEnd(history.points(largestEpsilon).y.at(-1) ?? 0);
  const score = history.points(scoreRule);
  const series: readonly Series[] = [
    ...(reference === null ? [] : [referenceSeries(reference, words)]),
    ...(overlay === null ? [] : [overlaySeries(overlay, steps)]),
    {
      id: 'return',
      label: t(history.length > allDrawn ? 'manyEpisodes' : 'singleEpisodes'),
      short: t('singleEpisodeShort'),
      colour: '--after',
      mark: 'dots',
      axis: 'left',
      ...history.points(columnRule('return')),
      format: steps,
    },
    {
      id: 'epsilon_percent',
      label: t('epsilon'),
      colour: '--epsilon',
      mark: 'line',
      axis: 'right',
      dash: [2, 3],
      ...history.points(epsilonPercent),
      format: (y) => t('percent', { value: number(y, 2) }),
    },
    ...(evaluationInterval > 0 || evaluations.x.length > 0 ? [evaluationSeries(evaluations, words)] : []),
    {
      id: 'score',
      label: t('score'),
      short: t('scoreShort'),
      colour: '--after',
      mark: 'line',
      axis: 'left',
      ...score,
      format: (y, index) => {
        const to = score.x[index] ?? 0;
        const from = to === scoreInterval ? 0 : to - scoreInterval + 1;
        return t('scoreOfEpisodes', { value: number(y), from, to });
      },
    },
  ];
  return {
    id: 'score',
    title: t('scoreTitle'),
    x: episodeAxis(episodeAxisEnd(history, episodes), words),
    left: stepsAxis(t('scoreAxis'), words),
    right: {
      label: t('epsilonAxis'),
      min: 0,
      max: epsilonEnd * headroom,
      tickStep: epsilonEnd / 5,
      format: (value) => number(value),
    },
    series,
    notice: history.length === 0 ? t('empty') : null,
    summary: () => scoreSummary(history, score, evaluations, words),
    level: { y: solvedReturn, label: t('solved') },
  };
}

function scoreSummary(
  history: History,
  score: Points,
  evaluations: Points,
  { t, number }: ChartWords,
): string {
  const last = history.at(-1);
  if (last === undefined) return t('noEpisodes');
  const sentences = [
    t('scoreSummary', {
      episode: last.episode,
      score: number(score.y.at(-1) ?? last.return),
      epsilon: number(last.epsilon * 100),
    }),
  ];
  const mean = evaluations.y.at(-1);
  if (mean !== undefined) sentences.push(t('evaluationSummary', { mean: number(mean) }));
  return sentences.join(' ');
}

function overlaySeries({ label, history }: Overlay, format: Series['format']): Series {
  const look = { colour: '--before', mark: 'line', axis: 'left', dash: [7, 3] } as const;
  return { id: 'overlay', label, ...look, ...history.points(scoreRule), format };
}

function evaluationSeries(evaluations: Points, { t, number }: ChartWords): Series {
  return {
    id: 'evaluation_mean',
    label: t('evaluation'),
    colour: '--live',
    mark: 'points',
    axis: 'left',
    ...evaluations,
    format: (y, index) => t('evaluationAfter', { value: number(y), episode: evaluations.x[index] ?? 0 }),
  };
}

function referenceSeries({ x, y, deviation, seeds }: ReferenceCurve, { t, number }: ChartWords): Series {
  return {
    id: 'pytorch_mean',
    isReference: true,
    label: t('reference', { seeds }),
    short: t('referenceShort'),
    colour: '--reference',
    mark: 'line',
    axis: 'left',
    dash: [7, 3],
    x,
    y,
    band: {
      low: y.map((mean, i) => mean - (deviation[i] ?? 0)),
      high: y.map((mean, i) => mean + (deviation[i] ?? 0)),
    },
    format: (mean, index) =>
      t('meanAndDeviation', { value: number(mean), deviation: number(deviation[index] ?? 0) }),
  };
}

const epsilonPercent = columnRule('epsilon', 100);

/** A point where ε is larger than ever before. */
const largestEpsilon: PointRule = {
  name: 'largest epsilon',
  at(columns, row, before) {
    const percent = epsilonPercent.at(columns, row, before);
    return percent !== null && percent > before ? percent : null;
  },
};

/** In %: the axis ends at 10, 20, 50 or 100, in five steps like the scores', so that the grids meet. */
function epsilonAxisEnd(largest: number): number {
  return [10, 20, 50].find((end) => largest <= end) ?? 100;
}

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
  return referenceCurve(await loadShipped('./reference/blog-pytorch-20-seeds.json'));
}
