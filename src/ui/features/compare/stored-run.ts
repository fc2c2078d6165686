import * as v from 'valibot';
import { ABSENT_KNOBS, type Config, isConfig } from '../../../core/config.ts';
import type { GreedyResult } from '../../../core/evaluate.ts';
import { type EpisodeRecord, HISTORY_COLUMNS } from '../../../core/history.ts';
import { LEARNER_NAMES, type LearnerName } from '../../../core/learner.ts';
import { parameterCount } from '../../../core/network.ts';
import {
  ALL_PRESET_NAMES,
  DEFAULT_PRESET,
  type PresetName,
  presetOfVersion1,
} from '../../../core/presets.ts';
import type { WeightFormat } from '../../../files/weights-file.ts';
import type { FinishReason, Weights } from '../../../worker/protocol.ts';
import type { RunFailure } from '../../session/session.ts';

type Column = (typeof HISTORY_COLUMNS)[number];
export type HistoryColumns = Readonly<Record<Column, Float64Array>>;

const OUTCOMES = ['solved', 'episodes', 'steps', 'stopped', 'diverged', 'crashed'] as const;

/** What the list can hold: both in one storage. */
export type Listed = StoredRun | ImportedAgent;

/** A run that came to its end, as it lies in the browser's storage. */
export interface StoredRun {
  readonly kind: 'trained';
  readonly id: string;
  /** As the person called it; empty: it is called by its preset and seed. */
  readonly name: string;
  readonly preset: PresetName;
  readonly config: Config;
  readonly learner: LearnerName;
  /** Milliseconds since 1970. */
  readonly endedAt: number;
  /** Seconds of training. */
  readonly seconds: number;
  readonly outcome: FinishReason | RunFailure['reason'];
  readonly history: HistoryColumns;
  /** 100 greedy episodes with the weights; null when the run failed. */
  readonly test: GreedyResult | null;
  /** The zero-based episode of the best evaluation; null when there was none, unknown where an older page left the run. */
  readonly bestEpisode: number | null | 'unknown';
  /** The name of what its first weights came from; null when they are the seed's. */
  readonly trainedFrom: string | null;
  /** Its place among the checkpoints, which keep only the newest runs; null where it had none, as on older pages. */
  readonly checkpoint: string | null;
  /** What counts as the result, or the last finite weights of a failed run. */
  readonly weights: Weights | null;
}

/** An agent from a file, to compare runs with: nobody saw it train, so there is no curve. */
export interface ImportedAgent {
  readonly kind: 'imported';
  readonly id: string;
  /** As the person called it; empty: it is called by its file. */
  readonly name: string;
  /** The name of the file, or of the files joined by ` + `. */
  readonly file: string;
  readonly format: WeightFormat;
  /** When it was put into the list: milliseconds since 1970. */
  readonly endedAt: number;
  /** 100 greedy episodes. */
  readonly test: GreedyResult;
  readonly weights: Weights;
  /** What the file said of itself. */
  readonly metadata: Readonly<Record<string, string>>;
}

export const isTrained = (listed: Listed): listed is StoredRun => listed.kind === 'trained';

const finite = v.pipe(v.number(), v.finite());
const columns = v.record(v.picklist(HISTORY_COLUMNS), v.instance(Float64Array));

const greedyResult = v.object({ mean: finite, min: finite, full: finite, episodes: finite, steps: finite });
const weights = v.pipe(
  v.object({
    shape: v.object({ hidden: v.tuple([finite, finite]) }),
    parameters: v.instance(Float32Array),
  }),
  v.check(({ shape, parameters }) => parameters.length === parameterCount(shape)),
);

const importedAgent = v.object({
  kind: v.literal('imported'),
  id: v.pipe(v.string(), v.minLength(1)),
  name: v.string(),
  file: v.string(),
  format: v.picklist(['safetensors', 'tfjs', 'onnx', 'json']),
  endedAt: finite,
  test: greedyResult,
  weights,
  metadata: v.record(v.string(), v.string()),
});

/** A record of version 1 lacks the knobs that came later, and its preset may be another one by now. */
const storedRun = v.pipe(
  v.object({
    kind: v.optional(v.literal('trained'), 'trained'),
    id: v.pipe(v.string(), v.minLength(1)),
    name: v.string(),
    preset: v.fallback(v.picklist(ALL_PRESET_NAMES), DEFAULT_PRESET),
    config: v.record(v.string(), v.unknown()),
    learner: v.picklist(LEARNER_NAMES),
    endedAt: finite,
    seconds: finite,
    outcome: v.picklist(OUTCOMES),
    history: columns,
    test: v.nullable(greedyResult),
    bestEpisode: v.optional(v.union([v.nullable(finite), v.literal('unknown')]), 'unknown'),
    trainedFrom: v.optional(v.nullable(v.string()), null),
    checkpoint: v.optional(v.nullable(v.string()), null),
    weights: v.nullable(weights),
  }),
  v.transform(({ config, preset, ...rest }) => ({
    ...rest,
    preset: Object.hasOwn(config, 'adamBeta2') ? preset : presetOfVersion1(preset),
    config: { ...ABSENT_KNOBS, ...config },
  })),
);

/** The record as a run or an imported agent; null when it is neither, whoever wrote it. */
export function readListed(record: unknown): Listed | null {
  const imported = v.safeParse(importedAgent, record);
  return imported.success ? imported.output : readStoredRun(record);
}

/** The record as a run; null when it is none, whoever wrote it. */
export function readStoredRun(record: unknown): StoredRun | null {
  const { success, output } = v.safeParse(storedRun, record);
  if (!success) return null;
  const { config, history, ...rest } = output;
  const lengths = new Set(Object.values(history).map(({ length }) => length));
  if (!isConfig(config) || history.episode === undefined || lengths.size !== 1) return null;
  return { ...rest, config, history: { ...emptyColumns(history.episode.length), ...history } };
}

const emptyColumns = (length: number): HistoryColumns => columnsOf(new Array(length).fill(null));

/** The history column by column, which takes a tenth of the room. */
export function columnsOf(history: readonly (EpisodeRecord | null)[]): HistoryColumns {
  const column = (name: Column) => Float64Array.from(history, (record) => record?.[name] ?? Number.NaN);
  return {
    episode: column('episode'),
    return: column('return'),
    epsilon: column('epsilon'),
    environmentSteps: column('environmentSteps'),
    updates: column('updates'),
    bufferSize: column('bufferSize'),
    finalShare: column('finalShare'),
    loss: column('loss'),
    maxQ: column('maxQ'),
    discountedReturn: column('discountedReturn'),
    evaluationMean: column('evaluationMean'),
    evaluationMin: column('evaluationMin'),
    evaluationSteps: column('evaluationSteps'),
  };
}

/** The history episode by episode, as it was reported. */
export function recordsOf(history: HistoryColumns): EpisodeRecord[] {
  return Array.from(history.episode, (_, i) => {
    const at = (name: Column) => history[name][i] ?? Number.NaN;
    return {
      episode: at('episode'),
      return: at('return'),
      epsilon: at('epsilon'),
      environmentSteps: at('environmentSteps'),
      updates: at('updates'),
      bufferSize: at('bufferSize'),
      finalShare: at('finalShare'),
      loss: at('loss'),
      maxQ: at('maxQ'),
      discountedReturn: at('discountedReturn'),
      evaluationMean: at('evaluationMean'),
      evaluationMin: at('evaluationMin'),
      evaluationSteps: at('evaluationSteps'),
    };
  });
}
