import { createStore } from 'zustand/vanilla';
import type { History } from '../../../core/history.ts';
import type { RunId } from '../../../runs/run.ts';
import { perSession } from '../../session/per-session.ts';

/** The score of another run, drawn with that of the run on the stage: an experiment's baseline. */
export interface Overlay {
  readonly over: RunId;
  readonly label: string;
  readonly history: History;
}

export const overlayOf = perSession(() =>
  createStore<{ readonly overlay: Overlay | null }>(() => ({ overlay: null })),
);
