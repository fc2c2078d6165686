import { scoreInterval, scoreRule } from '../../../core/history.ts';
import { columnRule, type PointRule } from '../../../core/history-points.ts';
import { timeline as strings } from '../../../locales/en/timeline.ts';
import type { Run } from '../../../runs/run.ts';
import { firstNotBelow, type Points, thin } from '../../kit/charts/model.ts';
import { formatNumber, text } from '../../kit/i18n/index.ts';
import type { Evaluation, TimelineModel } from '../drawing/index.ts';

/** Steps of all episodes so far: what a stretch of them took is a difference. */
const stepsSoFar: PointRule = {
  name: 'steps so far',
  at: ({ return: returns }, row, before) => before + (returns[row] ?? Number.NaN),
};

const evaluationRule = columnRule('evaluationMean');

/** Of each rule in one frame. */
const rowsAtOnce = 20_000;

/** Whether the model is at hand; where a long run was just opened, looks at some more of it. */
export function isLookedThrough({ history }: Run): boolean {
  const isDone = [scoreRule, stepsSoFar, evaluationRule].map((rule) => history.lookAhead(rule, rowsAtOnce));
  return !isDone.includes(false);
}

/** @param most stretches: pixels, more are not seen */
export function timelineModel({ history, best }: Run, most: number): TimelineModel {
  const { length } = history;
  const stretches = Math.min(length, Math.max(1, Math.floor(most)));
  const steps = history.points(stepsSoFar).y;
  const stepsBefore = (row: number) => steps[row - 1] ?? 0;
  const start = (stretch: number) => Math.ceil((stretch * length) / stretches);
  const returns = Array.from({ length: stretches }, (_, i) => {
    const [from, to] = [start(i), start(i + 1)];
    return (stepsBefore(to) - stepsBefore(from)) / (to - from);
  });
  const evaluated = history.points(evaluationRule);
  return {
    last: length - 1,
    returns,
    evaluations: thin(evaluated, 0, length, stretches / 4).map((i) => evaluationAt(evaluated, i)),
    best: best?.evaluation == null ? null : { episode: best.episode, mean: best.evaluation.mean },
  };
}

const evaluationAt = ({ x, y }: Points, i: number): Evaluation => ({
  episode: x[i] ?? Number.NaN,
  mean: y[i] ?? Number.NaN,
});

/** What there is to say of a run after an episode. */
export interface MomentReading {
  readonly episode: number;
  /** The score of the log's last line by then; before the first, the episode's own return. */
  readonly score: number;
  /** The last evaluation by then. */
  readonly evaluation: Evaluation | null;
}

export function readingAt({ history }: Run, episode: number): MomentReading {
  const scores = history.points(scoreRule);
  const evaluated = history.points(evaluationRule);
  const lastBy = ({ x }: Points) => firstNotBelow(x, episode + 1) - 1;
  const at = lastBy(evaluated);
  return {
    episode,
    score: scores.y[lastBy(scores)] ?? history.at(episode)?.return ?? 0,
    evaluation: at < 0 ? null : evaluationAt(evaluated, at),
  };
}

/** Where a key takes the moment; null when it means nothing here. */
export function episodeForKey(
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  episode: number,
  last: number,
): number | 'live' | null {
  const by = shiftKey ? scoreInterval : 1;
  const to = (target: number) => (target >= last ? 'live' : Math.max(0, target));
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return to(episode - by);
    case 'ArrowRight':
    case 'ArrowUp':
      return to(episode + by);
    case 'PageDown':
      return to(episode - scoreInterval);
    case 'PageUp':
      return to(episode + scoreInterval);
    case 'Home':
      return 0;
    case 'End':
    case 'Escape':
      return 'live';
    default:
      return null;
  }
}

/** 'Episode 84, score 61, evaluation 212 of 500' */
export function readingText(run: Run, at: number): string {
  const t = text(strings);
  const { episode, score, evaluation } = readingAt(run, at);
  const values = { episode, score: formatNumber(score, { maximumFractionDigits: 1 }) };
  if (evaluation === null) return t('reading', values);
  const mean = formatNumber(evaluation.mean, { maximumFractionDigits: 1 });
  return t('readingEvaluated', { ...values, mean });
}
