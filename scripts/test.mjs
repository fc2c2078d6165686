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
const { resultLines, runPlaywright, runVitest, together } = await import('./setup/runners.mjs');

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
heading(
  'Two lanes beside each other, each with about one core’s work: what needs Node alone, and a real Chromium',
);
const beside = { beside: true };
/** Walks through every view for two minutes, and measures no time: it fills the shorter lane. */
const walks = 'accessibility';
/** @type {import('./setup/runners.mjs').Count[]} */
const endToEnd = [];
const chromium = ensureChromium();
async function inNode() {
  const [lint, types, unused, built] = await Promise.all([
    run('biome', ['check', '.'], beside),
    run('tsc', ['-b'], beside),
    run('knip', [], beside),
    buildApp(beside),
  ]);
  step('lint', lint);
  step('types', types);
  step('knip', unused);
  step('build', built);
  counts.push(await runVitest('unit', { maxWorkers: Math.max(1, availableParallelism() - 1) }));
  if (built && (await chromium)) endToEnd.push(await runPlaywright(walks, { workers: 1, beside: true }));
  return built;
}
async function inBrowser() {
  const hasChromium = step('chromium', await chromium);
  if (hasChromium) counts.push(await runVitest('browser', beside));
  return hasChromium;
}
const [built, hasChromium] = await Promise.all([inNode(), inBrowser()]);
if (built && hasChromium) {
  heading('End-to-end tests on the built app');
  endToEnd.push(await runPlaywright(`^(?!.*${walks})`));
}
if (endToEnd.length > 0) counts.push(together('e2e', endToEnd));

heading('Result');
for (const count of counts) console.log(resultLines(count));
const { passed, failed } = together('total', counts);
const seconds = Math.round((performance.now() - begin) / 1000);
console.log(`total    ${passed} passed, ${failed} failed in ${seconds} s`);
writeFileSync(totalsFile, `${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
