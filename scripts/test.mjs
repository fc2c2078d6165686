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

heading('WebAssembly kernel');
step('kernel', await buildKernel());
heading('Format and lint, types, what is unused, build, and a real Chromium');
const beside = { beside: true };
const [lint, types, unused, built, hasChromium] = await Promise.all([
  run('biome', ['check', '.'], beside),
  run('tsc', ['-b'], beside),
  run('knip', [], beside),
  buildApp(beside),
  ensureChromium(),
]);
step('lint', lint);
step('types', types);
step('knip', unused);
step('build', built);
step('chromium', hasChromium);
heading('Unit tests, in Node, and beside them browser tests, in Chromium');
const runs = [runVitest('unit', { maxWorkers: Math.max(1, availableParallelism() - 1) })];
if (hasChromium) runs.push(runVitest('browser', { beside: true }));
counts.push(...(await Promise.all(runs)));
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
