import { type Config, defaultConfig, type KnobName } from '../../core/config.ts';
import type { GreedyResult } from '../../core/evaluate.ts';
import type { EpisodeRecord } from '../../core/history.ts';
import type { LearnerName } from '../../core/learner.ts';
import { DEFAULT_PRESET, type PresetName } from '../../core/presets.ts';
import type { Snapshot } from '../../core/snapshots.ts';
import type { World } from '../../core/world.ts';
import type {
  BestReport,
  FinishReason,
  InspectedUpdate,
  LearnerChoice,
  LearnerInUse,
  Pace,
  Report,
  StorageNotice,
  Trajectory,
  Weights,
} from '../../worker/protocol.ts';

export type RunStatus = 'idle' | 'starting' | 'running' | 'paused' | 'finished' | 'failed';

export interface RunFailure {
  readonly reason: Extract<Report, { type: 'failed' }>['reason'];
  readonly message: string;
  /** The last finite weights, where the worker could still tell. */
  readonly last: Weights | null;
}

/** What the page knows of the run, as the worker reported it. */
export interface Run {
  /** Counts up; reports of another number are dropped. */
  readonly id: number;
  readonly status: RunStatus;
  /** What this run really uses, once it has started. */
  readonly config: Config;
  readonly history: readonly EpisodeRecord[];
  /** Seconds of training, pauses left out. */
  readonly elapsedSeconds: number;
  readonly initial: Weights | null;
  /** The name of the file that the initial weights came from; null when they are the seed's. */
  readonly trainedFrom: string | null;
  readonly best: BestReport | null;
  /** The policy along the way, in the order of episodes. */
  readonly snapshots: readonly Snapshot[];
  /** The newest whole training episode and the weights that played it. */
  readonly live: { readonly trajectory: Trajectory; readonly weights: Weights } | null;
  /** The newest update that was taken apart. */
  readonly inspected: InspectedUpdate | null;
  /** Set when finished: 100 greedy episodes, the kept and the last weights. */
  readonly result: RunResult | null;
  readonly failure: RunFailure | null;
  /** What to say about how it is saved. */
  readonly storage: StorageNotice | null;
  /** How often its worker died and another went on from the last checkpoint. */
  readonly restarts: number;
}

export interface RunResult {
  readonly reason: FinishReason;
  readonly test: GreedyResult;
  readonly kept: Weights;
  readonly last: Weights;
}

/** An agent from elsewhere, a stored run's say, and what to call it. */
export interface ShownAgent {
  readonly weights: Weights;
  readonly label: string;
  /** Where it plays, if not in the world of the run. */
  readonly world?: World;
}

/** What stands in the fields of numbers, as it was typed. */
export type TypedKnobs = Partial<Readonly<Record<KnobName, string>>>;

/** What the person has chosen for the next run, and the run there is. */
export interface Session {
  readonly preset: PresetName;
  /** For the next run: the preset with the person's changes. Each value is in its range; together they may not go. */
  readonly config: Config;
  /** May hold what is no value: it stays to be mended, and nothing starts with it. */
  readonly typed: TypedKnobs;
  readonly pace: Pace;
  readonly learnerChoice: LearnerChoice;
  /** What the worker says runs, or would run; null until it has looked. */
  readonly learner: LearnerInUse | null;
  readonly availableLearners: readonly LearnerName[];
  readonly run: Run;
  /** Plays in After instead of this run's agent. */
  readonly shownAgent: ShownAgent | null;
}

export function idleRun(id: number, config: Config): Run {
  return {
    id,
    status: 'idle',
    config,
    history: [],
    elapsedSeconds: 0,
    initial: null,
    trainedFrom: null,
    best: null,
    snapshots: [],
    live: null,
    inspected: null,
    result: null,
    failure: null,
    storage: null,
    restarts: 0,
  };
}

export function initialSession(): Session {
  const config = defaultConfig();
  return {
    preset: DEFAULT_PRESET,
    config,
    typed: {},
    pace: 16,
    learnerChoice: 'auto',
    learner: null,
    availableLearners: [],
    run: idleRun(0, config),
    shownAgent: null,
  };
}

export function isActive({ status }: Run): boolean {
  return status === 'starting' || status === 'running' || status === 'paused';
}
