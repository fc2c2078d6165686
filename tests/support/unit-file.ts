import { readFileSync } from 'node:fs';
import { afterAll, expect, vi } from 'vitest';
import './equal-bits.ts';

/**
 * Before each file of unit tests. They share what they load: loading it anew for each of 73 files took a quarter of the
 * processor time. A module that is mocked has to be loaded after that, and nobody else may get what has loaded the mock.
 */
const mocksModules = readFileSync(expect.getState().testPath ?? '', 'utf8').includes('vi.mock(');
if (mocksModules) vi.resetModules();
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  if (mocksModules) vi.resetModules();
});
