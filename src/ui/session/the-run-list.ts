import { RunStore } from '../../runs/storage/run-store.ts';
import { perSession } from './per-session.ts';
import { createRunList } from './run-list.ts';
import { runsChannel } from './runs-channel.ts';

/** The list of this browser's runs; loaded with the first run that ends, or when somebody looks at it. */
export const runListOf = perSession(() => createRunList({ storage: new RunStore(), channel: runsChannel }));
