import { createStore } from 'zustand/vanilla';
import type { RunId } from '../../../runs/run.ts';
import { perSession } from '../../session/per-session.ts';

/** The run of the experiment that was started last: while it is on the stage, its question stands beside the curve. */
export const dockOf = perSession(() => createStore<{ readonly run: RunId | null }>(() => ({ run: null })));
