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
heading('Unit tests in Node, beside them browser tests in Chromium, then end-to-end tests on the built app');
const shards = 8;
let started = 0;
/**
 * One of two lanes, each with about one core's work at a time: once `first` is through, it runs shards of the
 * end-to-end tests for as long as there are any.
 * @param {Promise<import('./setup/runners.mjs').Count>} first
 */
async function lane(first) {
  const ended = [await first];
  while (hasChromium && built && started < shards) ended.push(await runPlaywright(++started, shards));
  return ended;
}
const unit = runVitest('unit', { maxWorkers: Math.max(1, availableParallelism() - 1) });
const lanes = hasChromium ? [lane(unit), lane(runVitest('browser', { beside: true }))] : [lane(unit)];
const ended = (await Promise.all(lanes)).flat();
const ofShards = ended.filter(({ name }) => name.startsWith('e2e'));
counts.push(...ended.filter((count) => !ofShards.includes(count)));
if (ofShards.length > 0) counts.push(together('e2e', ofShards));

heading('Result');
for (const count of counts) console.log(resultLines(count));
const { passed, failed } = together('total', counts);
const seconds = Math.round((performance.now() - begin) / 1000);
console.log(`total    ${passed} passed, ${failed} failed in ${seconds} s`);
writeFileSync(totalsFile, `${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
