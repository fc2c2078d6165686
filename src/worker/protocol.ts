import type { Config } from '../core/config.ts';
import type { GreedyResult } from '../core/evaluate.ts';
import type { FeedForward } from '../core/feed-forward.ts';
import type { EpisodeRecord, HistoryColumns } from '../core/history-columns.ts';
import type { KnobName } from '../core/knobs.ts';
import type { LearnerName } from '../core/learner.ts';
import type { NetworkShape } from '../core/network.ts';
import type { Snapshot } from '../core/snapshots.ts';
import type { TrainableNetwork } from '../core/trainable.ts';
import type { World } from '../core/world.ts';
import type { ChosenLearner } from '../learners/choose.ts';
import type { Lack } from '../learners/registry.ts';

/** Training episodes are played at this many times real time (50 steps a second); `max` does not wait. */
const PACES = [1, 4, 16, 'max'] as const;
export type Pace = (typeof PACES)[number];

export type LearnerChoice = 'auto' | LearnerName;

/** Why this learner runs; the page has a sentence for each. */
export type LearnerReason =
  | ChosenLearner['reason']
  /** The run was interrupted on this one: on another it would go on to other bits. */
  | 'resumed';

/** What runs, as the worker reports it. */
export interface LearnerInUse {
  readonly name: LearnerName;
  /** What it runs on, for people: 'ANGLE (Apple M2)', 'WebAssembly SIMD'. */
  readonly device: string;
  readonly reason: LearnerReason;
  /** With `requested-unavailable`: what the one asked for lacks. */
  readonly missing?: Lack;
  /** The GPU that WebGL offers here, used or not; null without WebGL2. */
  readonly gpu: string | null;
}

/** What a run is called in this browser: made once, by the page or, for a copy, by the worker. */
export type RunId = string;

/** Changes to knobs that may be turned in the middle of a run; others have no effect. */
export type LiveChanges = Partial<Config>;

/** A whole network in a message. */
export type Weights = FeedForward;

/** Weights to train further, and the name of the file that they came from. */
export interface NamedWeights extends TrainableNetwork {
  readonly name: string;
}

/** Page → worker. `run` is a number the page counts up: what belongs to an older run is dropped. */
export type Command =
  | {
      readonly type: 'start';
      readonly run: number;
      readonly id: RunId;
      readonly config: Config;
      readonly pace: Pace;
      readonly learner: LearnerChoice;
      /** Weights to train further instead of fresh ones, of whatever shape. */
      readonly from?: NamedWeights;
      /** False: begins paused. */
      readonly play?: boolean;
      /** False: one of many that nobody will carry on; nothing of it goes into the browser's storage. */
      readonly keep?: boolean;
    }
  /** Carries a run on from its checkpoint, as if it had never been interrupted. */
  | {
      readonly type: 'restore';
      readonly run: number;
      /** Of the run that goes on; where another tab holds it, a copy goes on under an id of its own. */
      readonly id: RunId;
      readonly checkpoint: Uint8Array<ArrayBuffer>;
      readonly pace: Pace;
      readonly learner: LearnerChoice;
      /** False: stays paused where it stands. */
      readonly play: boolean;
    }
  /** One `checkpoint` answers, at the end of the episode under way. */
  | { readonly type: 'exportCheckpoint'; readonly run: number }
  /** The page is being hidden, which may be the last that is heard of it: save what is new. */
  | { readonly type: 'save' }
  | { readonly type: 'pause'; readonly run: number }
  | { readonly type: 'resume'; readonly run: number }
  | { readonly type: 'stepEpisode'; readonly run: number }
  | { readonly type: 'stop'; readonly run: number }
  | { readonly type: 'setPace'; readonly pace: Pace }
  | { readonly type: 'setLearner'; readonly learner: LearnerChoice }
  | { readonly type: 'setLive'; readonly run: number; readonly changes: LiveChanges }
  /** The next whole training episode, with the weights that played it: one `trajectory` answers. */
  | { readonly type: 'wantTrajectory'; readonly run: number }
  /** One `inspected` answers: an update in slow motion, on a copy. */
  | { readonly type: 'inspectUpdate'; readonly run: number }
  /** Find out what there is to run on, and compile what takes long to compile. */
  | { readonly type: 'prepare'; readonly config: Config; readonly learner: LearnerChoice };

/** One whole episode; buffers are transferred. */
export interface Trajectory {
  /** Zero-based. */
  readonly episode: number;
  readonly epsilon: number;
  /** The one it was played in: with domain randomisation not that of the settings. */
  readonly world: World;
  /** Steps. */
  readonly length: number;
  /** `[length + 1, 4]`: where it truly stood, whatever the sensors said. */
  readonly states: Float32Array;
  /** `[length]` */
  readonly actions: Uint8Array;
  /** `[length]`: N on the cart, what the motor made of the actions. */
  readonly forces: Float32Array;
  /** `[length, 2]` */
  readonly qValues: Float32Array;
  /** `[length]`: 1 where ε chose. */
  readonly explored: Uint8Array;
  readonly terminated: boolean;
  readonly truncated: boolean;
}

/** One update taken apart: `size` transitions of one minibatch. */
export interface InspectedUpdate {
  readonly updates: number;
  readonly size: number;
  readonly learningRate: number;
  /** Of the whole minibatch. */
  readonly loss: number;
  /** `[size, 4]` */
  readonly states: Float32Array;
  readonly actions: Uint8Array;
  readonly rewards: Float32Array;
  /** `[size]`: n, how many real rewards that is. */
  readonly steps: Uint8Array;
  /** `[size, 4]` */
  readonly nextStates: Float32Array;
  readonly discounts: Float32Array;
  /** `[size]`: factor on each transition's loss; 1 with uniform replay. */
  readonly weights: Float32Array;
  /** `[size]`: 1 where the episode ended and no value follows. */
  readonly finals: Uint8Array;
  /** `[size, 2]`: online network before, target network at the next state, online network after. */
  readonly qBefore: Float32Array;
  readonly qNextTarget: Float32Array;
  readonly qNextOnline: Float32Array;
  readonly qAfter: Float32Array;
  /** `[size]`: y, and y − Q(s, a). */
  readonly targets: Float32Array;
  readonly tdErrors: Float32Array;
  /** `[size]`: each transition's weighted loss, and its slope at the TD error: how hard the transition pulls. */
  readonly losses: Float32Array;
  readonly slopes: Float32Array;
}

/** The best evaluation so far and its weights. */
export interface BestReport {
  readonly episode: number;
  readonly evaluation: GreedyResult;
  readonly parameters: Float32Array;
}

/**
 * What to say about saving: not possible because storage is full, there is none or a newer version of the page has
 * changed it, or saved apart because another tab holds the stored run that was to be carried on.
 */
export type StorageNotice = 'full' | 'unavailable' | 'outdated' | 'copied';

export type FinishReason = 'solved' | 'episodes' | 'steps' | 'stopped';

/** Worker → page. */
export type Report =
  | { readonly type: 'ready'; readonly learner: LearnerInUse; readonly available: readonly LearnerName[] }
  | {
      readonly type: 'started';
      readonly run: number;
      readonly id: RunId;
      readonly config: Config;
      readonly learner: LearnerInUse;
      readonly shape: NetworkShape;
      readonly initialParameters: Float32Array;
      /** The name of the file that they came from; null when they are the seed's. */
      readonly trainedFrom: string | null;
      /** What a restored run brings along; empty for a fresh one. */
      readonly history: HistoryColumns;
      readonly elapsedSeconds: number;
      readonly best: BestReport | null;
      readonly snapshots: readonly Snapshot[];
      readonly paused: boolean;
    }
  /** A later start came before this run had begun: it never will. */
  | { readonly type: 'superseded'; readonly run: number }
  /** Lossless: every episode once, in order, some of them at a time. */
  | {
      readonly type: 'progress';
      readonly run: number;
      readonly records: readonly EpisodeRecord[];
      /** Seconds of training, pauses left out. */
      readonly elapsedSeconds: number;
    }
  /** Those taken since the last time and still kept, in order: to be added with `withSnapshot`. */
  | { readonly type: 'snapshots'; readonly run: number; readonly snapshots: readonly Snapshot[] }
  /** Lossy: only when asked for. */
  | {
      readonly type: 'trajectory';
      readonly run: number;
      readonly trajectory: Trajectory;
      readonly weights: Weights;
    }
  /** The state of the run was saved; the page keeps it as well, for a worker that dies. */
  | {
      readonly type: 'autosaved';
      readonly run: number;
      /** Training episodes in it. */
      readonly episodes: number;
      readonly checkpoint: Uint8Array<ArrayBuffer>;
      readonly notice: StorageNotice | null;
    }
  | {
      readonly type: 'checkpoint';
      readonly run: number;
      /** Training episodes in it. */
      readonly episodes: number;
      readonly checkpoint: Uint8Array<ArrayBuffer>;
    }
  | { readonly type: 'best'; readonly run: number; readonly best: BestReport }
  | { readonly type: 'paused'; readonly run: number; readonly paused: boolean }
  | { readonly type: 'learnerChanged'; readonly run: number; readonly learner: LearnerInUse }
  | {
      readonly type: 'configChanged';
      readonly run: number;
      readonly config: Config;
      readonly changed: readonly KnobName[];
    }
  | { readonly type: 'inspected'; readonly run: number; readonly update: InspectedUpdate | null }
  | {
      readonly type: 'finished';
      readonly run: number;
      readonly reason: FinishReason;
      readonly elapsedSeconds: number;
      /** 100 greedy episodes with the kept weights. */
      readonly test: GreedyResult;
      readonly shape: NetworkShape;
      /** What counts as the result: the best evaluated weights, or the last. */
      readonly kept: Float32Array;
      readonly last: Float32Array;
    }
  /** The run ended by itself; `last` are the last finite weights, where there are any. */
  | {
      readonly type: 'failed';
      readonly run: number;
      readonly reason: 'diverged' | 'crashed';
      /** Technical, for "details". */
      readonly message: string;
      readonly last: Float32Array | null;
    };
