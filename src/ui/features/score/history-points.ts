import { type ColumnName, type History, scoreInterval, scorePoints } from '../../../core/history.ts';
import type { ChartModel, Points } from '../../kit/charts/model.ts';
import type { ChartWords } from '../../kit/charts/words.ts';

/** One column of the history over the episodes; where it is NaN there is no point. */
export function historyPoints(history: History, column: Exclude<ColumnName, 'episode'>, scale = 1): Points {
  const x: number[] = [];
  const y: number[] = [];
  const episodes = history.column('episode');
  history.column(column).forEach((value, row) => {
    if (!Number.isFinite(value)) return;
    x.push(episodes.at(row) ?? row);
    y.push(value * scale);
  });
  return { x, y };
}

/** The blog's score after each 20 episodes. */
export function scoreCurve(history: History): Points {
  const points = scorePoints(history);
  return { x: points.map(({ episode }) => episode), y: points.map(({ score }) => score) };
}

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
