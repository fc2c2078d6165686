import { fileStem } from '../../../runs/file-stem.ts';
import type { Run } from '../../../runs/run.ts';
import type { ChartOrigin } from '../../kit/charts/model.ts';
import { runTitle } from './run-title.ts';

/** What a saved chart of a run says of it. */
export const originOf = (run: Run): ChartOrigin => ({ file: fileStem(run), title: runTitle(run) });
