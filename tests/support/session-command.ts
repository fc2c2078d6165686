import { parseArgs } from 'node:util';
import { stubWorkerGlobals } from './session-in-node.ts';
import { problemsOfSequences } from './session-sequences.ts';

/**
 * `npm run fuzz:session -- [--sequences 3000] [--first 0]`: random commands to sessions whose workers are slow and die.
 * Ends with 1 when one was stuck, lost a run or trained with another run's settings. The same seed does the same, as
 * far as the clock lets it.
 */
const { values } = parseArgs({
  options: {
    sequences: { type: 'string', default: '3000' },
    first: { type: 'string', default: '0' },
  },
});
const count = Number(values.sequences);
stubWorkerGlobals();
const problems = await problemsOfSequences({ first: Number(values.first), count }, (done) => {
  if (done % 500 === 0) console.log(`${done} of ${count}`);
});
for (const problem of problems) console.log(problem);
console.log(`${count} sequences, ${problems.length} problems.`);
process.exit(problems.length === 0 ? 0 : 1);
