import { execFile } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from '@playwright/test';
import type { LearnerName } from '../../src/core/learner.ts';
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
 * Calls of the blog's ten updates, of this tree's learners and of another commit's, in turns in one browser. The least
 * times count: whatever else the machine does only adds to them.
 */
export async function timeAgainst(
  workshop: Workshop,
  browser: Browser,
  names: readonly LearnerName[],
  commit: string,
  say: (step: string) => void,
): Promise<AgainstRow[]> {
  say(`building ${commit}`);
  const here = await openBenchPage(workshop, browser);
  const there = await openBenchPage(workshop, browser, await treeOf(workshop, commit));
  const rows: AgainstRow[] = [];
  for (const learner of names) {
    const now = (await workerEntrant(here, learner)).entrant;
    const then = (await workerEntrant(there, learner)).entrant;
    say(`${learner} against ${commit}`);
    const [ms, thenMs] = [[] as number[], [] as number[]];
    for (let round = 0; round < rounds; round += 1) {
      thenMs.push((await then.stopwatch.update(blogTask, calls)) / calls);
      ms.push((await now.stopwatch.update(blogTask, calls)) / calls);
    }
    rows.push({ learner, commit, ms: Math.min(...ms), thenMs: Math.min(...thenMs) });
    await Promise.all([now.close(), then.close()]);
  }
  return rows;
}

/** @throws {UsageError} where git knows no such commit. */
async function treeOf(workshop: Workshop, commit: string): Promise<string> {
  const folder = await workshop.folder();
  const archive = join(folder, 'tree.tar');
  await run('git', ['-C', root, 'archive', '--output', archive, commit]).catch(() => {
    throw new UsageError(`--against ${commit}: git has no such commit here`);
  });
  await run('tar', ['-xf', archive, '-C', folder]);
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await run('node', ['scripts/build-kernel.mjs'], { cwd: folder });
  return folder;
}
