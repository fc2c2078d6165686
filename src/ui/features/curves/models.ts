import { scoreRule } from '../../../core/history.ts';
import { columnRule } from '../../../core/history-points.ts';
import { positiveRule } from '../../../core/positive-rule.ts';
import type { curves } from '../../../locales/en/curves.ts';
import type { Run, RunStatus } from '../../../runs/run.ts';
import { type Axis, type ChartModel, newestValues, type Series } from '../../kit/charts/model.ts';
import type { ChartWords } from '../../kit/charts/words.ts';
import type { Translate } from '../../kit/i18n/index.ts';
import { endedAxisEnd, episodeAxis, episodeAxisEnd, stepsAxis } from '../score/index.ts';

/** What a curve is drawn from. */
export type Measured = Pick<Run, 'history' | 'config' | 'status'>;

export interface CurveWords extends ChartWords {
  readonly c: Translate<typeof curves>;
}

export type CurveModel = (run: Measured, words: CurveWords) => ChartModel;

/** Return of each training episode and the mean of 20. */
export const returnModel: CurveModel = (run, words) => {
  const { c, t } = words;
  return chart(run, words, {
    id: 'return',
    title: c('returnTitle'),
    left: stepsAxis(c('returnAxis'), words),
    series: [
      {
        ...line('return', t('singleEpisodes'), '--after', words.steps),
        short: t('singleEpisodeShort'),
        mark: 'dots',
        ...run.history.points(columnRule('return')),
      },
      {
        ...line('score', t('score'), '--after', words.steps),
        short: t('scoreShort'),
        ...run.history.points(scoreRule),
      },
    ],
  });
};

/** Mean loss of the updates after each episode. On a logarithmic axis a loss of 0 has no place. */
export function lossModel(run: Measured, words: CurveWords, logarithmic: boolean): ChartModel {
  const { c, precise } = words;
  const rule = columnRule('loss');
  return chart(run, words, {
    id: 'loss',
    title: c('lossTitle'),
    left: { label: c('lossAxis'), ...(logarithmic ? { logarithmic } : { min: 0 }), format: precise },
    series: [
      {
        ...line('loss', c('loss'), '--after', precise),
        ...run.history.points(logarithmic ? positiveRule(rule) : rule),
      },
    ],
    notice: c('noUpdates', { transitions: words.number(run.config.learningStarts) }),
  });
}

/** What the network expects beside what came of it, both averaged over those states of an episode that can be compared. */
export const valueModel: CurveModel = (run, words) => {
  const { c, precise, number } = words;
  return chart(run, words, {
    id: 'value',
    title: c('valueTitle'),
    left: { label: c('valueAxis', { divisor: number(run.config.rewardDivisor, 3) }), format: precise },
    series: [
      {
        ...line('discounted_return', c('discountedReturn'), '--text-1', precise),
        short: c('discountedReturnShort'),
        ...run.history.points(columnRule('discountedReturn')),
      },
      {
        ...line('mean_max_q', c('maxQ'), '--after', precise),
        short: c('maxQShort'),
        ...run.history.points(columnRule('maxQ')),
      },
    ],
    notice: c('nothingToCompare', { gamma: number(run.config.gamma, 4) }),
  });
};

/** Greedy evaluations: mean and worst start. */
export const evaluationModel: CurveModel = (run, words) => {
  const { c, t, number } = words;
  const { evaluationInterval } = run.config;
  const means = run.history.points(columnRule('evaluationMean'));
  return chart(run, words, {
    id: 'evaluation',
    title: c('evaluationTitle'),
    left: stepsAxis(c('evaluationAxis'), words),
    series: [
      {
        ...line('evaluation_min', c('evaluationMin'), '--live', words.steps),
        short: c('evaluationMinShort'),
        dash: [6, 3],
        ...run.history.points(columnRule('evaluationMin')),
      },
      {
        ...line('evaluation_mean', c('evaluationMean'), '--live', words.steps),
        ...means,
        format: (y, index) => t('evaluationAfter', { value: number(y), episode: means.x[index] ?? 0 }),
      },
    ],
    notice:
      evaluationInterval === 0
        ? c('noEvaluations')
        : c('evaluationsLater', { episode: evaluationInterval - 1 }),
  });
};

export const epsilonModel: CurveModel = (run, words) => {
  const { c, t } = words;
  return chart(run, words, {
    id: 'epsilon',
    title: c('epsilonTitle'),
    left: { label: t('epsilonAxis'), min: 0, format: (value) => words.number(value, 2) },
    series: [
      {
        ...line('epsilon_percent', t('epsilon'), '--epsilon', percent(words)),
        ...run.history.points(columnRule('epsilon', 100)),
      },
    ],
  });
};

/** What there is to learn from, and how much of it ends an episode. */
export const replayModel: CurveModel = (run, words) => {
  const { c, number } = words;
  const capacity = run.config.bufferCapacity;
  const fill = (size: number) =>
    c('bufferFill', {
      value: number(size, 0),
      percent: number((size / capacity) * 100),
    });
  return {
    ...chart(run, words, {
      id: 'replay',
      title: c('replayTitle'),
      left: { label: c('replayAxis'), min: 0, format: (value) => number(value, 0) },
      series: [
        {
          ...line('terminal_percent', c('finalShare'), '--text-1', percent(words)),
          short: c('finalShareShort'),
          axis: 'right',
          dash: [6, 3],
          ...run.history.points(columnRule('finalShare', 100)),
        },
        {
          ...line('buffer_size', c('bufferSize'), '--after', fill),
          short: c('bufferSizeShort'),
          ...run.history.points(columnRule('bufferSize')),
        },
      ],
    }),
    right: { label: c('shareAxis'), min: 0, format: (value) => number(value, 2) },
    level: { y: capacity, label: c('capacity', { capacity: number(capacity, 0) }) },
  };
};

interface Own {
  readonly id: string;
  readonly title: string;
  readonly left: Axis;
  readonly series: readonly Series[];
  /** Why there is nothing to see yet, when that takes more than an episode. */
  readonly notice?: string;
}

/** A curve's own parts with what all of them have in common. */
function chart({ history, config, status }: Measured, words: CurveWords, own: Own): ChartModel {
  const { t } = words;
  const isMeasured = own.series.some(({ y }) => y.length > 0);
  const last = history.at(-1);
  return {
    id: own.id,
    title: own.title,
    left: own.left,
    series: own.series,
    x: episodeAxis(
      hasEnded(status) ? endedAxisEnd(history) : episodeAxisEnd(history, config.episodes),
      words,
    ),
    summary() {
      if (last === undefined) return t('noEpisodes');
      return `${t('atEpisode', { episode: last.episode })}. ${newestValues(own.series)}`;
    },
    notice: isMeasured ? null : last === undefined ? t('empty') : (own.notice ?? null),
  };
}

const hasEnded = (status: RunStatus) => status === 'finished' || status === 'failed';

function line(id: string, label: string, colour: Series['colour'], format: Series['format']) {
  return { id, label, colour, mark: 'line', axis: 'left', format } as const;
}

const percent =
  ({ t, number }: ChartWords) =>
  (y: number) =>
    t('percent', { value: number(y, 2) });
