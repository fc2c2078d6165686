import { afterAll, beforeAll, expect, test } from 'vitest';
import { stubWorkerGlobals } from '../support/session-in-node.ts';
import { problemsOfSequences } from '../support/session-sequences.ts';

let unstub = () => {};
beforeAll(() => {
  unstub = stubWorkerGlobals();
}, 120_000);
afterAll(() => unstub());

/** Thousands more: `npm run fuzz:session`. */
test('whatever is pressed and whichever worker dies, no session is stuck, lost or has another run’s settings', async () => {
  expect(await problemsOfSequences({ first: 0, count: 100 })).toEqual([]);
}, 120_000);
