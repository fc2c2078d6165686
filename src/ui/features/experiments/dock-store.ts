import { createStore } from 'zustand/vanilla';
import type { RunId } from '../../../runs/run.ts';
import { partOf } from '../../session/part-of.ts';

/** The run of the experiment that was started last: while it is on the stage, its question stands beside the curve. */
export const dockOf = partOf(() => createStore<{ readonly run: RunId | null }>(() => ({ run: null })));
