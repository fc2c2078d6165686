import { type Config, defaultConfig } from '../../core/config.ts';
import type { KnobName } from '../../core/knobs.ts';
import type { LearnerName } from '../../core/learner.ts';
import { DEFAULT_PRESET, type PresetName } from '../../core/presets.ts';
import { type Snapshot, snapshotAt } from '../../core/snapshots.ts';
import type { World } from '../../core/world.ts';
import { fold } from '../../runs/fold.ts';
import { idleRun, type Run } from '../../runs/run.ts';
import type { LearnerChoice, LearnerInUse, Pace, Report, Weights } from '../../worker/protocol.ts';

/** An agent from elsewhere, a stored run's say, and what to call it. */
export interface ShownAgent {
  readonly weights: Weights;
  readonly label: string;
  /** Where it plays, if not in the world of the run. */
  readonly world?: World;
}

/** What stands in the fields of numbers, as it was typed. */
export type TypedKnobs = Partial<Readonly<Record<KnobName, string>>>;

/** What of the run is shown: how it stood after a zero-based episode, or how it stands. */
export type Moment = number | 'live';

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
  /** Counts up with every start: which reports are this run's. */
  readonly runNumber: number;
  readonly moment: Moment;
  /** The moment is being dragged or played: what follows it need not start over each time. */
  readonly isMoving: boolean;
  /** Plays in After instead of this run's agent. */
  readonly shownAgent: ShownAgent | null;
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
    run: idleRun(config),
    runNumber: 0,
    moment: 'live',
    isMoving: false,
    shownAgent: null,
  };
}

/** The settings of the run there is, else of the next one. */
export function shownConfig({ run, config }: Session): Config {
  return run.status === 'idle' ? config : run.config;
}

/** What is known of the policy of a run after an episode. */
export interface Past {
  readonly weights: Weights;
  /** What the weights are of; null: the untrained ones, older than every snapshot. */
  readonly snapshot: Snapshot | null;
}

/** The policy of a run at a moment; null where it is the newest, or nothing was kept. */
export function pastOf({ initial, snapshots }: Run, moment: Moment): Past | null {
  if (moment === 'live' || initial === null) return null;
  const snapshot = snapshotAt(snapshots, moment);
  if (snapshot === null) return { weights: initial, snapshot };
  return { weights: weightsOf(snapshot, initial), snapshot };
}

const known = new WeakMap<Snapshot, Weights>();

/** The same object for the same snapshot: whoever follows weights goes by which they are. */
function weightsOf(snapshot: Snapshot, { shape }: Weights): Weights {
  const weights = known.get(snapshot) ?? { shape, parameters: snapshot.parameters };
  known.set(snapshot, weights);
  return weights;
}

/** What the page knows after a report of the worker. Reports of a superseded run change nothing. */
export function reduce(session: Session, report: Report, now: () => number): Session {
  if (report.type === 'ready') {
    return { ...session, learner: report.learner, availableLearners: report.available };
  }
  if (report.run !== session.runNumber) return session;
  const run = fold(session.run, report);
  if (report.type === 'started' || report.type === 'learnerChanged') {
    return { ...session, learner: report.learner, run };
  }
  const hasEnded = report.type === 'finished' || report.type === 'failed';
  return { ...session, run: hasEnded ? { ...run, endedAt: now() } : run };
}

/** The page sees the protocol's types alone, so it lists the paces it offers itself, slowest first. */
export const PACES = [1, 4, 16, 'max'] as const satisfies readonly Pace[];
