import { createStore } from 'zustand/vanilla';
import type { PresetName } from '../../core/presets.ts';
import { perSession } from './per-session.ts';

/** So few and so many seeds can be trained at once. */
export const fewestSeeds = 2;
export const mostSeeds = 256;
export const lastFirstSeed = 1_000_000;

/** The study that would begin with the chosen settings. */
export interface WantedStudy {
  readonly seeds: number;
  readonly firstSeed: number;
  /** Trained beside them with the same seeds; null: the chosen settings alone. */
  readonly beside: PresetName | null;
}

/** What was chosen, or a link asked for; null: as many as suit the screen. */
export const wantedStudyOf = perSession(() =>
  createStore<{ readonly wanted: WantedStudy | null }>(() => ({ wanted: null })),
);
