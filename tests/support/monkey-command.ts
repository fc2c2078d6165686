import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { chromiumLaunchOptions } from '../../scripts/setup/chromium.mjs';
import { letMonkeyLoose } from './monkey.ts';

/** `npm run monkey -- --steps 2000 --seed 1`: random clicks and keys on the built app; the same seed tries the same. */
const { values } = parseArgs({
  options: { steps: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' } },
});
const [steps, seed] = [Number(values.steps), Number(values.seed)];
if (!Number.isSafeInteger(steps) || steps < 1 || !Number.isSafeInteger(seed) || seed < 0) {
  console.error('npm run monkey -- --steps N --seed N: whole numbers, at least one step.');
  process.exit(2);
}

const server = await preview({ preview: { port: 0 }, logLevel: 'warn' });
const browser = await chromium.launch(chromiumLaunchOptions());
const page = await browser.newPage({ baseURL: server.resolvedUrls?.local[0] ?? '', locale: 'en-US' });
try {
  const onStep = (step: number) => {
    if ((step + 1) % 100 === 0) console.log(`${step + 1} of ${steps}`);
  };
  await letMonkeyLoose({ page, steps, seed, onStep });
  console.log(`✓ no error in ${steps} steps of seed ${seed}, and the app still trains`);
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  await browser.close();
  await server.close();
}
