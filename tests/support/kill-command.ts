import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { preview } from 'vite';
import { chromiumLaunchOptions } from '../../scripts/setup/chromium.mjs';
import { trainThroughKills } from './kill-while-saving.ts';

/** `npm run kill -- --kills 20 --seed 1`: kills the browser in the middle of saving, and looks that the run goes on. */
const { values } = parseArgs({
  options: { kills: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' } },
});
const [kills, seed] = [Number(values.kills), Number(values.seed)];
const server = await preview({ preview: { port: 0 }, logLevel: 'warn' });
const profile = await mkdtemp(join(tmpdir(), 'profile-'));
const settings = 'v=2&lang=en&preset=blog&learner=simd&seed=3&hiddenWidth=128&episodes=100000&pace=16';
try {
  const browser = await trainThroughKills({
    profile,
    launchOptions: chromiumLaunchOptions(),
    address: `${server.resolvedUrls?.local[0]}?${settings}`,
    kills,
    seed,
    onKill: (kill, episodes) => console.log(`${kill} of ${kills}: it goes on from episode ${episodes}`),
  });
  await browser.close();
  console.log(`✓ killed ${kills} times while it was saving, and it went on each time`);
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  await rm(profile, { recursive: true, force: true });
  await server.close();
}
