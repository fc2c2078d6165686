import type { DBSchema, IDBPDatabase } from 'idb';
import type { Config } from '../../core/config.ts';
import type { HistoryColumns } from '../../core/history-columns.ts';
import type { PresetName } from '../../core/presets.ts';
import type { Snapshot } from '../../core/snapshots.ts';
import type { LearnerChoice } from '../../worker/protocol.ts';
import type { Run, RunId } from '../run.ts';
import type { SeedRun } from '../seed-run.ts';

/** How a run stood when its training state was saved last. */
export interface SavedState {
  readonly id: RunId;
  /** The preset it is; null when a knob was turned. */
  readonly preset: PresetName | null;
  readonly seed: Config['seed'];
  /** Training episodes done, and how many there may be. */
  readonly episodes: number;
  readonly mostEpisodes: number;
  readonly elapsedSeconds: number;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** The run has ended; false when it was interrupted. */
  readonly ended: boolean;
}

/** A run that ended or was imported: all but what belongs to the tab that trained it. */
export interface RunRecord
  extends Omit<Run, 'history' | 'snapshots' | 'live' | 'inspected' | 'storage' | 'restarts' | 'status'> {
  readonly history: HistoryColumns;
}

export type StudyId = string;

/** The settings of one of a study's fields. */
export interface StudyArm {
  readonly preset: PresetName;
  readonly config: Config;
}

/** A study as it is kept; what its seeds came to lies apart. */
export interface StoredStudy {
  readonly id: StudyId;
  /** As a person called it; empty: it is called by its settings. */
  readonly name: string;
  readonly arms: readonly StudyArm[];
  readonly seeds: readonly number[];
  readonly learner: LearnerChoice;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly elapsedSeconds: number;
  /** Seeds of all arms that have ended, and those of them that solved it. */
  readonly ended: number;
  readonly solved: number;
}

/** A run of a study that has ended, as it is stored. */
export interface SeedRow extends Omit<SeedRun, 'history'> {
  readonly history: HistoryColumns | null;
}

/** A row that another version of the page wrote. */
interface ForeignRow {
  readonly id: RunId;
  readonly [field: string]: unknown;
}

export type Slot = 'a' | 'b';

/** The newest checkpoint of a run lies in this slot. */
type StateRow = SavedState & { readonly slot: Slot };

/** Each row is of one run, or of one study. */
export interface Schema extends DBSchema {
  /** Runs that ended, and imported agents. */
  runs: { key: RunId; value: RunRecord | ForeignRow };
  /** `[run, episode]` → the policy then: up to 16 MB a run, each written once. */
  snapshots: { key: [RunId, number]; value: Snapshot };
  states: { key: RunId; value: StateRow | ForeignRow };
  /** `[run, slot]` → the file that `encodeCheckpoint` makes. */
  checkpoints: { key: [RunId, Slot]; value: Uint8Array<ArrayBuffer> };
  /** Settings trained with many seeds. */
  studies: { key: StudyId; value: StoredStudy | ForeignRow };
  /** `[study, arm, seed]` → the run with it, once it has ended. */
  seeds: { key: [StudyId, number, number]; value: SeedRow | ForeignRow };
}

export type Database = IDBPDatabase<Schema>;
