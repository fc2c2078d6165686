import type { Config } from '../../src/core/config.ts';
import { createSeedTools, runSeed } from './seed.ts';

/** A process that trains the seeds it is sent, one after the other. Its argument names the learner. */
const tools = createSeedTools(process.argv[2] === 'reference' ? 'reference' : 'simd');

process.on('message', async (config: Config) => {
  process.send?.(await runSeed(config, await tools));
});
