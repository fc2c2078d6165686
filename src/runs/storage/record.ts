import * as v from 'valibot';
import { ACTIVATION_NAMES } from '../../core/activation.ts';
import { ABSENT_KNOBS, type Config, isConfig } from '../../core/config.ts';
import { MOST_HIDDEN_LAYERS, parameterCountOf } from '../../core/feed-forward.ts';
import { History } from '../../core/history.ts';
import { type ColumnName, forEachColumn, type HistoryColumns } from '../../core/history-columns.ts';
import { LEARNER_NAMES } from '../../core/learner.ts';
import { ALL_PRESET_NAMES, DEFAULT_PRESET } from '../../core/presets.ts';
import { FILE_KINDS } from '../../files/file-kind.ts';
import { idleRun, type Run } from '../run.ts';
import type { RunRecord } from './schema.ts';

export const FINISH_REASONS = ['solved', 'episodes', 'steps', 'stopped'] as const;
export const FAILURE_REASONS = ['diverged', 'crashed'] as const;

export const finite = v.pipe(v.number(), v.finite());
export const runId = v.pipe(v.string(), v.minLength(1));
export const presetName = v.fallback(v.picklist(ALL_PRESET_NAMES), DEFAULT_PRESET);
export const learnerName = v.picklist(LEARNER_NAMES);
export const weightFormat = v.picklist(FILE_KINDS);
export const greedyResult = v.object({
  mean: finite,
  min: finite,
  full: finite,
  episodes: finite,
  steps: finite,
});
const feedForwardShape = v.object({
  hidden: v.pipe(v.array(finite), v.maxLength(MOST_HIDDEN_LAYERS)),
  activations: v.exactOptional(
    v.array(v.object({ name: v.picklist(ACTIVATION_NAMES), slope: v.exactOptional(finite) })),
  ),
  outputs: v.exactOptional(v.picklist(['q-values', 'preferences'])),
});
export const weights = v.pipe(
  v.object({
    shape: feedForwardShape,
    parameters: v.instance(Float32Array),
  }),
  v.check(({ shape, parameters }) => parameters.length === parameterCountOf(shape)),
);
export const settings = v.record(v.string(), v.unknown());
const column = v.custom<Float64Array<ArrayBuffer>>(
  (value) => value instanceof Float64Array && value.buffer instanceof ArrayBuffer,
);
export const columns = v.record(v.string(), column);

const record = v.object({
  id: runId,
  name: v.string(),
  origin: v.variant('kind', [
    v.object({ kind: v.literal('trained'), preset: presetName, from: v.nullable(v.string()) }),
    v.object({
      kind: v.literal('imported'),
      file: v.string(),
      format: weightFormat,
      metadata: v.record(v.string(), v.string()),
    }),
  ]),
  config: settings,
  learner: v.nullable(learnerName),
  history: columns,
  elapsedSeconds: finite,
  initial: v.nullable(weights),
  best: v.nullable(
    v.object({
      episode: finite,
      evaluation: v.nullable(greedyResult),
      parameters: v.nullable(v.instance(Float32Array)),
    }),
  ),
  result: v.nullable(
    v.object({
      reason: v.picklist([...FINISH_REASONS, 'imported']),
      test: greedyResult,
      kept: weights,
      last: v.nullable(weights),
      isMomentKnown: v.boolean(),
    }),
  ),
  failure: v.nullable(
    v.object({ reason: v.picklist(FAILURE_REASONS), message: v.string(), last: v.nullable(weights) }),
  ),
  endedAt: finite,
});

/** A run as it is stored. */
export function recordOf(run: Run): RunRecord {
  const { id, name, origin, config, learner, elapsedSeconds, initial, best, result, failure, endedAt } = run;
  const kept = { id, name, origin, config, learner, elapsedSeconds, initial, best, result, failure, endedAt };
  return { ...kept, history: run.history.wholeColumns() };
}

/** The record as a run; null when it is none, whoever wrote it. */
export function readRecord(stored: unknown): Run | null {
  const { success, output } = v.safeParse(record, stored);
  if (!success) return null;
  const config = readConfig(output.config);
  const history = readHistory(output.history);
  if (config === null || history === null) return null;
  const status = output.failure === null ? 'finished' : 'failed';
  return { ...idleRun(config, output.id), ...output, config, history, status };
}

/** All knobs there are now: one that the settings lack is as it was before there was such a knob. */
export function readConfig(stored: Readonly<Record<string, unknown>>): Config | null {
  const known = { ...ABSENT_KNOBS, ...stored };
  return isConfig(known) ? known : null;
}

/**
 * All columns there are now: one that came later is empty. Null when they are not of one length.
 * @param stored taken over, not copied
 */
export function readHistory(
  stored: Readonly<Partial<Record<string, HistoryColumns[ColumnName]>>>,
): History | null {
  const length = stored['episode']?.length;
  if (length === undefined) return null;
  const columns: HistoryColumns = forEachColumn(
    (name) => stored[name] ?? new Float64Array(length).fill(Number.NaN),
  );
  const isWhole = Object.values(columns).every((column) => column.length === length);
  return isWhole ? History.fromColumns(columns) : null;
}
