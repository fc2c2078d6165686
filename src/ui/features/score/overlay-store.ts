import { createStore } from 'zustand/vanilla';
import type { History } from '../../../core/history.ts';
import type { RunId } from '../../../runs/run.ts';
import { partOf } from '../../session/part-of.ts';

/** The score of another run, drawn with that of the run on the stage: an experiment's baseline. */
export interface Overlay {
  readonly over: RunId;
  readonly label: string;
  readonly history: History;
}

export const overlayOf = partOf(() =>
  createStore<{ readonly overlay: Overlay | null }>(() => ({ overlay: null })),
);
