import { createStore } from 'zustand/vanilla';
import type { Trajectory, Weights } from '../../../worker/protocol.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import { perSession } from '../../session/per-session.ts';
import type { After } from '../../session/stage/create-stage.ts';
import { stageOf } from '../../session/stage/create-stage.ts';
import type { Player } from '../../session/stage/player.ts';
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

/** An agent to look into: who plays it, and the weights it thinks with. */
export interface Head {
  readonly player: Player;
  /** The whole episode that plays, where it was recorded; another is computed as it plays. */
  readonly recorded?: () => Trajectory | null;
  /** The newest there are; in training they may be ahead of the episode that plays. */
  readonly weights: () => Weights | null;
}

export function headOf(session: SessionHandle, subject: Subject): Head {
  const stage = stageOf(session);
  switch (subject) {
    case 'live':
      return {
        player: stage.live,
        recorded: () => stage.live.trajectory,
        weights: () => session.store.getState().run.live?.weights ?? null,
      };
    case 'after':
      return { player: stage.agent, weights: () => stage.afterWeights() };
    case 'before':
      return { player: stage.before, weights: () => stage.beforeOf(session.store.getState()) };
  }
}

/** Who can be looked into while the right scene shows this, the most telling one first. */
export function availableSubjects({ kind }: After): readonly Subject[] {
  switch (kind) {
    case 'live':
    case 'waiting':
      return ['live', 'before'];
    case 'empty':
      return ['before'];
    default:
      return ['after', 'before'];
  }
}

/** The one chosen where there is one, else the most telling. */
export function subjectFor(chosen: Subject | null, available: readonly Subject[]): Subject {
  return available.find((subject) => subject === chosen) ?? available[0] ?? 'before';
}
