import { solvedSeedReturn } from '../core/cartpole.ts';
import { type Config, defaultConfig } from '../core/config.ts';
import type { GreedyResult } from '../core/evaluate.ts';
import { History } from '../core/history.ts';
import type { LearnerName } from '../core/learner.ts';
import { nearestPreset, type PresetName } from '../core/presets.ts';
import type { Snapshot } from '../core/snapshots.ts';
import type { FileKind } from '../files/file-kind.ts';
import type { WhichWeights } from '../files/metadata.ts';
import type {
  FinishReason,
  InspectedUpdate,
  Report,
  RunId,
  StorageNotice,
  Trajectory,
  Weights,
} from '../worker/protocol.ts';
import { newRunId } from './run-id.ts';

export type { RunId } from '../worker/protocol.ts';

export type RunStatus = 'idle' | 'starting' | 'running' | 'paused' | 'finished' | 'failed';

/** Where a run comes from; settings and seed are its config's. */
export type Origin =
  | {
      readonly kind: 'trained';
      /** The preset nearest to its settings. */
      readonly preset: PresetName;
      /** The name of what its first weights came from; null when they are the seed's. */
      readonly from: string | null;
    }
  /** An agent from a file: nobody saw it train. */
  | {
      readonly kind: 'imported';
      /** The name of the file, or of the files joined by ` + `. */
      readonly file: string;
      readonly format: FileKind;
      /** What the file said of itself. */
      readonly metadata: Readonly<Record<string, string>>;
    };

/** The best evaluation of a run; of a run that an older page left, the episode alone may be known. */
interface Best {
  /** Zero-based episode after which it was evaluated. */
  readonly episode: number;
  readonly evaluation: GreedyResult | null;
  readonly parameters: Float32Array | null;
}

export interface RunResult {
  readonly reason: FinishReason | 'imported';
  /** 100 greedy episodes with the kept weights. */
  readonly test: GreedyResult;
  /** What counts as the result: the best evaluated weights, or the last. */
  readonly kept: Weights;
  /** Null in a run that an older page left. */
  readonly last: Weights | null;
  /** Whether it is known after which episode the kept weights are; an older page did not say. */
  readonly isMomentKnown: boolean;
}

export interface RunFailure {
  readonly reason: Extract<Report, { type: 'failed' }>['reason'];
  readonly message: string;
  /** The last finite weights, where the worker could still tell. */
  readonly last: Weights | null;
}

/** A run as the page, a study, the list and a file know it: all but what only its worker needs to go on. */
export interface Run {
  /** Made once; the same in the tab, in storage and in the files saved from it. */
  readonly id: RunId;
  /** As a person called it; empty: it is called by where it comes from. */
  readonly name: string;
  readonly origin: Origin;
  /** What it really uses, as its worker reported it. Of an imported agent nothing is known: these are the defaults. */
  readonly config: Config;
  readonly status: RunStatus;
  /** What its updates were computed on last; null before it has started, and of an imported agent. */
  readonly learner: LearnerName | null;
  readonly history: History;
  /** The policy along the way, in the order of episodes. In a list they are left in storage. */
  readonly snapshots: readonly Snapshot[];
  /** Seconds of training, pauses left out. */
  readonly elapsedSeconds: number;
  readonly initial: Weights | null;
  readonly best: Best | null;
  /** Set when finished. */
  readonly result: RunResult | null;
  readonly failure: RunFailure | null;
  /** When it ended or was imported, in milliseconds since 1970; null before. */
  readonly endedAt: number | null;

  /** The newest whole training episode and the weights that played it. */
  readonly live: { readonly trajectory: Trajectory; readonly weights: Weights } | null;
  /** The newest update that was taken apart. */
  readonly inspected: InspectedUpdate | null;
  /** What to say about how it is saved. */
  readonly storage: StorageNotice | null;
  /** How often its worker died and another went on from the last checkpoint. */
  readonly restarts: number;
}

/** A run that has not begun. */
export function idleRun(config: Config, id = newRunId()): Run {
  return {
    id,
    name: '',
    origin: { kind: 'trained', preset: nearestPreset(config), from: null },
    config,
    status: 'idle',
    learner: null,
    history: History.empty(),
    snapshots: [],
    elapsedSeconds: 0,
    initial: null,
    best: null,
    result: null,
    failure: null,
    endedAt: null,
    live: null,
    inspected: null,
    storage: null,
    restarts: 0,
  };
}

/** An agent from a file, tested here, as a run of which only the result is known. */
export function importedRun(
  agent: Pick<Extract<Origin, { kind: 'imported' }>, 'file' | 'format' | 'metadata'> & {
    readonly weights: Weights;
    readonly test: GreedyResult;
  },
  endedAt: number,
): Run {
  const { file, format, metadata, weights, test } = agent;
  return {
    ...idleRun(defaultConfig()),
    origin: { kind: 'imported', file, format, metadata },
    status: 'finished',
    result: { reason: 'imported', test, kept: weights, last: weights, isMomentKnown: false },
    endedAt,
  };
}

export function isActive({ status }: Pick<Run, 'status'>): boolean {
  return status === 'starting' || status === 'running' || status === 'paused';
}

/** A run that was seen to train: it has a history, settings and a preset. */
export type TrainedRun = Run & { readonly origin: Extract<Origin, { kind: 'trained' }> };
export type ImportedRun = Run & { readonly origin: Extract<Origin, { kind: 'imported' }> };

export const isTrained = (run: Run): run is TrainedRun => run.origin.kind === 'trained';
export const isImported = (run: Run): run is ImportedRun => run.origin.kind === 'imported';

/** Why a run ended; null while it has not. */
export function outcomeOf({ result, failure }: Run): RunResult['reason'] | RunFailure['reason'] | null {
  return result?.reason ?? failure?.reason ?? null;
}

/** What a run came to: the kept weights, of a failed one the last finite ones. */
export function weightsOf({ result, failure }: Run): Weights | null {
  return result?.kept ?? failure?.last ?? null;
}

/** The weights of the best evaluation so far, where they are known. */
export function bestWeights({ best, initial }: Run): Weights | null {
  if (best === null || best.parameters === null || initial === null) return null;
  return { shape: initial.shape, parameters: best.parameters };
}

/** 100 greedy episodes with what the run came to; null before its end, and when it failed. */
export function testOf({ result }: Run): GreedyResult | null {
  return result?.test ?? null;
}

export const isSolvedMean = (mean: number): boolean => mean >= solvedSeedReturn;

export const isSolved = (run: Run): boolean => isSolvedMean(testOf(run)?.mean ?? 0);

/** Which weights of a run there are, the ones most likely wanted first. Of a run that an older page left some are missing. */
export function availableWeights({ result, best, failure, initial }: Run): WhichWeights[] {
  if (result !== null) {
    return [
      'kept',
      ...(result.last === null ? [] : (['last'] as const)),
      ...(initial === null ? [] : (['initial'] as const)),
    ];
  }
  if (initial === null) return [];
  return [
    ...(best === null ? [] : (['best'] as const)),
    ...(failure?.last == null ? [] : (['last'] as const)),
    'initial',
  ];
}
