import { timeline as strings } from '../../../locales/en/timeline.ts';
import type { Run } from '../../../runs/run.ts';
import { formatNumber, text } from '../../kit/i18n/index.ts';
import { readingAt } from './timeline-model.ts';

/** 'Episode 84, score 61, evaluation 212 of 500' */
export function readingText(run: Run, at: number): string {
  const t = text(strings);
  const { episode, score, evaluation } = readingAt(run, at);
  const values = { episode, score: formatNumber(score, { maximumFractionDigits: 1 }) };
  if (evaluation === null) return t('reading', values);
  const mean = formatNumber(evaluation.mean, { maximumFractionDigits: 1 });
  return t('readingEvaluated', { ...values, mean });
}
