import { type History, scoreInterval } from '../../../core/history.ts';
import type { ChartModel } from '../../kit/charts/model.ts';
import type { ChartWords } from '../../kit/charts/words.ts';

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
