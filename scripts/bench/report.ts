import type { LearnerName } from '../../src/core/learner.ts';
import type { RecordFormat } from '../../src/ui/features/record/protocol.ts';
import type { Split } from './browser/messages.ts';
import type { PageWeight } from './page-weight.ts';
import type { PytorchReport } from './pytorch.ts';

export type Place = 'node' | 'worker';

export interface UpdateRow {
  readonly learner: LearnerName;
  readonly place: Place;
  readonly batchSize: number;
  readonly doubleDqn: boolean;
  /** Made in one call of the learner. */
  readonly updates: number;
  /** For one update. */
  readonly ms: number;
}

export interface ActionRow {
  readonly learner: LearnerName;
  readonly place: Place;
  readonly us: number;
}

export interface Seconds {
  readonly median: number;
  readonly p90: number;
  readonly seeds: number;
}

/** Median milliseconds of a call of the blog's ten updates, of this tree and of another, in turns. */
export interface AgainstRow {
  readonly learner: LearnerName;
  /** The other's commit or folder. */
  readonly other: string;
  readonly ms: number;
  readonly thenMs: number;
  /** The median of what each pair of timings says. */
  readonly ratio: number;
}

/** Milliseconds. */
export interface Latency {
  readonly median: number;
  readonly max: number;
}

export interface HeapFigures {
  /** MB (2²⁰ bytes) after garbage collection. */
  readonly after500: number;
  readonly after5000: number;
}

/** The app while it trains at full speed. */
export interface PageAtWork {
  /** From the press to the end of the run, the test of 100 episodes included. */
  readonly seconds: number;
  readonly framesPerSecond: number;
  readonly slowestFrameMs: number;
  /** Tasks of over 50 ms on the page's thread. */
  readonly longTasks: number;
  /** Processor time of the page's thread. */
  readonly busyShare: number;
}

/** The policy map in sight while the app trains at full speed. */
export interface MapAtWork {
  readonly perSecond: number;
  /** To a side, of the coarsest map. */
  readonly cells: number;
  /** How much longer a run takes than in the same panel without maps, as a share; the best of so many `pairs`. */
  readonly slowdown: number;
  readonly pairs: number;
}

/** The view of many seeds. */
export interface FieldAtWork {
  /** All carts moving, on the page's own thread. */
  readonly drawing: readonly {
    readonly carts: number;
    readonly framesPerSecond: number;
    /** Processor time of the page's thread. */
    readonly busyShare: number;
  }[];
  /** Seeds a minute and worker beside those of the command line's study in one process, by so many seeds of `blog`. */
  readonly shareOfCommandLine: number;
  readonly seeds: number;
}

/** A recording of both scenes. */
export interface Recording {
  readonly format: RecordFormat;
  /** To draw and encode it. */
  readonly seconds: number;
  /** Of 1,000,000 bytes. */
  readonly megabytes: number;
  /** How long it plays. */
  readonly filmSeconds: number;
}

/** A progress report of a run that has had so many episodes: microseconds to make and send it, and to take it in. */
export interface ReportTimes {
  readonly episodes: number;
  readonly workerUs: number;
  readonly pageUs: number;
  /** What the page works out before it draws: score, timeline, log. */
  readonly drawnUs: number;
}

export type PerLearner<Value> = Partial<Record<LearnerName, Value>>;
export type PerPlace<Value> = Partial<Record<Place, Value>>;

/** Taking and sending the snapshots of a run, as a share of its training: the median of some seeds. */
export interface SnapshotCost {
  readonly preset: 'blog' | 'reliable';
  readonly share: number;
  /** At the end of the last of these runs. */
  readonly kept: number;
}

/** What `npm run bench -- --json` prints. What was left out by `--only` is missing or null. */
export interface BenchReport {
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    readonly memoryGB: number;
    readonly system: string;
    readonly node: string;
    readonly chromium: string | null;
    /** What WebGL is driven by. */
    readonly webgl: string | null;
  };
  /** Milliseconds: batch 32, DQN; in Chromium's worker. Each contender in each place is in `updates`. */
  readonly updateMs: PerLearner<number>;
  /** Microseconds; in Chromium's worker. Each contender in each place is in `actions`. */
  readonly actionUs: PerLearner<number>;
  readonly updates: readonly UpdateRow[];
  readonly actions: readonly ActionRow[];
  /** Median seconds for the blog's 500 episodes; `computed` tells which were not run. */
  readonly blogSeconds: PerLearner<PerPlace<number>>;
  /** `reliable`, until solved: simd in the worker, from the press of Train; then each learner in each place. */
  readonly solvedSeconds: Partial<Seconds> & { readonly byLearner: PerLearner<PerPlace<Seconds>> };
  /** `learner.place` of `blogSeconds` that were added up from single updates and actions: to run them takes minutes. */
  readonly computed: readonly string[];
  /** From no worker at all to its first update. */
  readonly firstUpdateMs: PerLearner<number>;
  /** From a command to its answer in the middle of the updates of a wide network, in the worker. */
  readonly commandMs: PerLearner<Latency>;
  /** The training worker's, on `simd`, with the blog's settings. */
  readonly heapMB: HeapFigures | null;
  readonly webgl: Split | null;
  readonly against: readonly AgainstRow[];
  /** By what it trains meanwhile. */
  readonly pageAtWork: Readonly<Record<string, PageAtWork>> | null;
  readonly mapAtWork: MapAtWork | null;
  readonly fieldAtWork: FieldAtWork | null;
  readonly recordings: readonly Recording[] | null;
  readonly reports: readonly ReportTimes[] | null;
  readonly snapshots: readonly SnapshotCost[] | null;
  readonly pageKB: PageWeight | null;
  readonly pytorch: PytorchReport | null;
}
