import type { Config } from '../../src/core/config.ts';
import { LEARNER_NAMES } from '../../src/core/learner.ts';
import { WORLD_NAMES } from '../../src/core/named-worlds.ts';
import { createSeedTools, runSeed } from './seed.ts';

/** A process that trains the seeds it is sent, one after the other. Its arguments: the learner, the world to test in. */
const learner = LEARNER_NAMES.find((name) => name === process.argv[2]);
if (learner === undefined) throw new Error(`There is no learner ${process.argv[2]}`);
const testWorld = WORLD_NAMES.find((name) => name === process.argv[3]) ?? null;
const tools = createSeedTools(learner);

process.on('message', async (config: Config) => {
  process.send?.(await runSeed(config, await tools, testWorld));
});
