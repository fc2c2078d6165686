import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startVitest, type TestCase } from 'vitest/node';
import { ensureChromium } from './setup/ensure-chromium.mjs';

/**
 * `npm run test:fixtures -- DIR`: every learner against PyTorch's updates, the simulation against Gymnasium's
 * steps, with the two fixture files of any folder, in Node and, for WebGL, in real Chromium.
 */
const FILES = ['pytorch-dqn-updates.safetensors', 'gymnasium-cartpole-v1.json'];
const TESTS = [
  'tests/unit/gymnasium.test.ts',
  'tests/unit/fixtures.test.ts',
  'tests/browser/fixtures.test.ts',
];

interface Difference {
  readonly what: string;
  readonly maxDifference: number;
  readonly allowed: number;
}

const folder = resolve(process.argv[2] ?? 'tests/fixtures');
const missing = FILES.filter((file) => !existsSync(join(folder, file)));
if (missing.length > 0) {
  console.error(`${folder} lacks ${missing.join(' and ')}: it must hold both fixture files`);
  process.exit(1);
}

if (!(await ensureChromium())) process.exit(1);
process.env['FIXTURES_DIR'] = folder;
const vitest = await startVitest('test', TESTS, { watch: false, run: true });
const modules = vitest.state.getTestModules();
const cases = modules.flatMap((module) => [...module.children.allTests()]);
for (const test of cases) report(test);
const errors = [...vitest.state.getUnhandledErrors(), ...modules.flatMap((module) => module.errors())];
const ranAll = TESTS.every((file) => modules.some(({ moduleId }) => moduleId.endsWith(file)));
if (!ranAll) console.error(`Not every test file ran: ${TESTS.join(', ')}`);
const succeeded = ranAll && errors.length === 0 && cases.every((test) => test.result().state === 'passed');
console.log(`\n${succeeded ? 'All comparisons hold' : 'FAILED'}: ${folder}`);
await vitest.close();
process.exit(succeeded ? 0 : 1);

function report(test: TestCase): void {
  const verdict = test.result().state === 'passed' ? '✓' : '✗ differs, see above:';
  console.log(`\n${verdict} ${test.name} (${test.project.name})`);
  for (const { what, maxDifference, allowed } of differencesOf(test)) {
    console.log(`    ${what.padEnd(44)} ${scientific(maxDifference)} of ${scientific(allowed)} allowed`);
  }
}

/** What `tests/support/fixture-files.ts` adds to a test's meta; scripts do not see the tests' types. */
function differencesOf(test: TestCase): readonly Difference[] {
  const meta: object = test.meta();
  return 'differences' in meta && Array.isArray(meta.differences) ? meta.differences : [];
}

function scientific(value: number): string {
  return value === 0 ? '0'.padStart(7) : value.toExponential(1).padStart(7);
}
