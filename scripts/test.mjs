import './setup/node-version.mjs';
import { rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

const { buildApp, buildKernel, install } = await import('./setup/steps.mjs');
const { cache, run } = await import('./setup/run.mjs');

const totalsFile = join(cache, 'totals'); // .ci/run reads it
rmSync(totalsFile, { force: true });
const begin = performance.now();
await install();

// Only now are the libraries sure to be there.
const { ensureChromium } = await import('./setup/ensure-chromium.mjs');
const { resultLines, runPlaywright, runVitest } = await import('./setup/runners.mjs');

/** @type {import('./setup/runners.mjs').Count[]} */
const counts = [];
/**
 * A step that holds no tests shows among them only when it fails.
 * @param {string} name
 * @param {boolean} succeeded
 */
function step(name, succeeded) {
  if (!succeeded) counts.push({ name, passed: 0, failed: 1, skipped: 0 });
  return succeeded;
}
/** @param {string} title */
const heading = (title) => console.log(`\n━━ ${title}`);

const chromium = ensureChromium(); // where it must be installed, that goes on beside what needs none
// The quick ones first: what is wrong shows early, and the rest still runs, to show everything at once.
heading('Format and lint');
step('lint', await run('biome', ['check', '.']));
heading('WebAssembly kernel');
step('kernel', await buildKernel());
heading('Types');
step('types', await run('tsc', ['-b']));
heading('Unused files, exports and dependencies');
step('knip', await run('knip', []));
heading('A real Chromium');
const hasChromium = step('chromium', await chromium);
heading('Unit tests, in Node, and beside them browser tests, in Chromium');
const runs = [runVitest('unit', { maxWorkers: Math.max(1, availableParallelism() - 1) })];
if (hasChromium) runs.push(runVitest('browser', { beside: true }));
counts.push(...(await Promise.all(runs)));
heading('Build');
const built = step('build', await buildApp());
if (hasChromium && built) {
  heading('End-to-end tests, on the built app');
  counts.push(await runPlaywright());
}

heading('Result');
for (const count of counts) console.log(resultLines(count));
const sum = (/** @type {'passed' | 'failed'} */ key) =>
  counts.reduce((total, count) => total + count[key], 0);
const seconds = Math.round((performance.now() - begin) / 1000);
console.log(`total    ${sum('passed')} passed, ${sum('failed')} failed in ${seconds} s`);
writeFileSync(totalsFile, `${sum('passed')} passed, ${sum('failed')} failed\n`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
