import { createStore } from 'zustand/vanilla';
import { perSession } from '../../session/per-session.ts';
import type { CartSlice } from '../policy-map/index.ts';

/** The agent that is inspected. */
export const SUBJECTS = ['live', 'after', 'before'] as const;
export type Subject = (typeof SUBJECTS)[number];

export interface InsideChoices {
  /** Null until somebody chooses: then the most telling one there is. */
  readonly subject: Subject | null;
  /** The map goes through the agent's own cart position and velocity, else through `slice`. */
  readonly follow: boolean;
  readonly slice: CartSlice;
}

/** Outlives the panel, which is unmounted while another tab is open. */
export const insideOf = perSession(() =>
  createStore<InsideChoices>(() => ({
    subject: null,
    follow: true,
    slice: { cartPosition: 0, cartVelocity: 0 },
  })),
);
