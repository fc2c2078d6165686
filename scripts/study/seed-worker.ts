import type { Config } from '../../src/core/config.ts';
import { LEARNER_NAMES } from '../../src/core/learner.ts';
import { createSeedTools, runSeed } from './seed.ts';

/** A process that trains the seeds it is sent, one after the other. Its argument names the learner. */
const learner = LEARNER_NAMES.find((name) => name === process.argv[2]);
if (learner === undefined) throw new Error(`There is no learner ${process.argv[2]}`);
const tools = createSeedTools(learner);

process.on('message', async (config: Config) => {
  process.send?.(await runSeed(config, await tools));
});
