import { env } from 'node:process';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { chromiumLaunchOptions } from './setup/chromium.mjs';
import { type Footprint, Soak } from './soak/drive.ts';

/**
 * `npm run soak`: many Train/Stop/Reset cycles and one long run on the built app; what grows and what slows is told.
 * SOAK_CYCLES (200), SOAK_EPISODES (20,000), SOAK_MINUTES (30, for the long run), SOAK_DIST (dist).
 */
const cycles = Number(env['SOAK_CYCLES'] ?? 200);
const episodes = Number(env['SOAK_EPISODES'] ?? 20_000);
const minutes = Number(env['SOAK_MINUTES'] ?? 30);
/** The first cycles fill caches and compile. */
const warmUpCycles = 5;
const mostSlowdown = 0.05;
/** Bytes; the engine's own caches are not flat to the byte. */
const mostHeapGrowth = 4e6;

const server = await preview({
  preview: { port: 0 },
  build: { outDir: env['SOAK_DIST'] ?? 'dist' },
  logLevel: 'warn',
});
const browser = await chromium.launch(chromiumLaunchOptions());
const page = await browser.newPage({ baseURL: server.resolvedUrls?.local[0] ?? '' });
const errors: string[] = [];
page.on('pageerror', (error) => errors.push(error.message));
page.on('console', (message) => {
  if (message.type() === 'error') errors.push(message.text());
});

try {
  const soak = await Soak.open(page);
  const cycle = async (index: number) => {
    // Every tenth on WebGL, so that its textures are made and given back as well.
    if (index % 10 === 0) await soak.choose('webgl');
    if (index % 10 === 1) await soak.choose('auto');
    await soak.train(20);
    await soak.stopAndReset();
  };
  for (let index = 0; index < warmUpCycles; index += 1) await cycle(index);
  await soak.choose('auto');
  const first = await soak.footprint();
  for (let index = 0; index < cycles; index += 1) {
    await cycle(index);
    if (index % 20 === 19) console.log(`${index + 1} of ${cycles} cycles`);
  }
  await soak.choose('auto');
  const afterCycles = await soak.footprint();

  const begin = performance.now();
  const speed = await soak.train(episodes, begin + 60_000 * minutes);
  const trained = await soak.episodes();
  await soak.stopAndReset();
  // The next runs take the place of what is still at hand of the long one.
  for (let index = 1; index < warmUpCycles; index += 1) await cycle(index);
  const last = await soak.footprint();

  console.table({ first, [`after ${cycles} cycles`]: afterCycles, [`after ${trained} episodes`]: last });
  const slowdown = 1 - speed.last / speed.first;
  console.log(`${trained} episodes in ${((performance.now() - begin) / 60_000).toFixed(1)} min:`);
  console.log(
    `episodes a second ${speed.first.toFixed(1)} in the first fifth, ${speed.last.toFixed(1)} in the last`,
  );
  const problems = [...growth(first, last), ...errors];
  if (slowdown > mostSlowdown) problems.push(`slower by ${(100 * slowdown).toFixed(1)}%`);
  for (const problem of problems) console.log(`✗ ${problem}`);
  if (problems.length === 0) console.log('✓ flat');
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  await browser.close();
  await server.close();
}

function growth(before: Footprint, after: Footprint): string[] {
  const allowed: Footprint = {
    pageHeap: mostHeapGrowth,
    workerHeap: mostHeapGrowth,
    pageArrays: 20,
    workerArrays: 20,
    nodes: 300,
    listeners: 30,
    workers: 0,
    textures: 0,
  };
  return (Object.keys(allowed) as (keyof Footprint)[])
    .filter((name) => after[name] > before[name] + allowed[name])
    .map((name) => `${name} grew from ${before[name]} to ${after[name]}`);
}
