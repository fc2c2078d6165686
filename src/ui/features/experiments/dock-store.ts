import { createStore } from 'zustand/vanilla';
import type { RunId } from '../../../runs/run.ts';

/** The run of the experiment that was started last: while it is on the stage, its question stands beside the curve. */
export const dockStore = createStore<{ readonly run: RunId | null }>(() => ({ run: null }));
