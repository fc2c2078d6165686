import { RunStore } from '../../runs/storage/run-store.ts';
import { createRunList } from './run-list.ts';
import { runsChannel } from './runs-channel.ts';

/** The list of this page's runs; loaded with the first run that ends, or when somebody looks at it. */
export const runList = createRunList({ storage: new RunStore(), channel: runsChannel });
