import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from '@playwright/test';
import type { LearnerName } from '../../src/core/learner.ts';
import { quantile } from '../../src/core/statistics.ts';
import { blogTask } from '../../src/worker/speed/stopwatch.ts';
import { UsageError } from '../cli/options.ts';
import { openBenchPage, root, type Workshop } from './browser.ts';
import { workerEntrant } from './entrants.ts';
import type { AgainstRow } from './report.ts';

const run = promisify(execFile);

/** How often each is timed, and how many calls at a time. */
const rounds = 40;
const calls = 5;

/**
 * Calls of the blog's ten updates, of this tree's learners and of another's, in turns in one browser. The median of each
 * pair's ratio counts: whatever else the machine does falls on both of a pair.
 * @param other a commit, or a folder with a tree of this project
 */
export async function timeAgainst(
  workshop: Workshop,
  browser: Browser,
  names: readonly LearnerName[],
  other: string,
  say: (step: string) => void,
): Promise<AgainstRow[]> {
  say(`building ${other}`);
  const here = await openBenchPage(workshop, browser);
  const there = await openBenchPage(workshop, browser, await treeOf(workshop, other));
  const rows: AgainstRow[] = [];
  for (const learner of names) {
    const now = (await workerEntrant(here, learner)).entrant;
    const then = (await workerEntrant(there, learner)).entrant;
    say(`${learner} against ${other}`);
    const pairs: { readonly ms: number; readonly thenMs: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const thenMs = (await then.stopwatch.update(blogTask, calls)) / calls;
      pairs.push({ thenMs, ms: (await now.stopwatch.update(blogTask, calls)) / calls });
    }
    const median = (of: (pair: (typeof pairs)[number]) => number) => quantile(pairs.map(of), 0.5);
    rows.push({
      ...{ learner, other, ms: median(({ ms }) => ms), thenMs: median(({ thenMs }) => thenMs) },
      ratio: median(({ ms, thenMs }) => ms / thenMs),
    });
    await Promise.all([now.close(), then.close()]);
  }
  return rows;
}

/** @throws {UsageError} where there is no such folder and git knows no such commit. */
async function treeOf(workshop: Workshop, other: string): Promise<string> {
  if (existsSync(join(other, 'package.json'))) return resolve(other);
  const folder = await workshop.folder();
  const archive = join(folder, 'tree.tar');
  await run('git', ['-C', root, 'archive', '--output', archive, other]).catch(() => {
    throw new UsageError(
      `--against ${other}: neither a folder with this project nor a commit that git has here`,
    );
  });
  await run('tar', ['-xf', archive, '-C', folder]);
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await run('node', ['scripts/build-kernel.mjs'], { cwd: folder });
  return folder;
}
