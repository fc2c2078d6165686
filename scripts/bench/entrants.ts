import type { Page } from '@playwright/test';
import type { LearnerName } from '../../src/core/learner.ts';
import { quantile } from '../../src/core/statistics.ts';
import { createContender } from '../../src/worker/speed/contenders.ts';
import { blogShape, blogTask, type Stopwatch } from '../../src/worker/speed/stopwatch.ts';
import type { Answer, Request, Split } from './browser/messages.ts';
import type { Place } from './report.ts';

/** A learner at its place. */
export interface Entrant {
  readonly name: LearnerName;
  readonly place: Place;
  readonly stopwatch: Stopwatch;
  close(): Promise<void>;
}

export async function nodeEntrant(name: LearnerName): Promise<Entrant> {
  const { stopwatch, dispose } = await createContender(name, blogShape);
  return { name, place: 'node', stopwatch, close: async () => dispose() };
}

/** How often a worker is started anew to see how long its first update takes. */
const freshStarts = 3;

/** @returns the entrant, and the median milliseconds from no worker at all to the first update. */
export async function workerEntrant(
  page: Page,
  name: LearnerName,
): Promise<{ entrant: Entrant; firstUpdateMs: number }> {
  const close = () => page.evaluate((learner) => window.bench.close(learner), name);
  const starts: number[] = [];
  for (let i = 0; i < freshStarts; i += 1) {
    await close();
    starts.push(await page.evaluate((learner) => window.bench.open(learner), name));
  }
  const time = async (request: Request) => {
    const answer = await ask(page, name, request);
    if ('milliseconds' in answer) return answer.milliseconds;
    throw new Error(`${name} did not say how long it took`);
  };
  const stopwatch: Stopwatch = {
    update: (task, count) => time({ type: 'update', task, count }),
    act: (count) => time({ type: 'act', count }),
  };
  return { entrant: { name, place: 'worker', stopwatch, close }, firstUpdateMs: quantile(starts, 0.5) };
}

/** Where the time of a call of the WebGL learner goes. */
export async function splitWebgl(page: Page): Promise<Split> {
  const answer = await ask(page, 'webgl', { type: 'split', task: blogTask, calls: 20 });
  if ('readbackShare' in answer) return answer;
  throw new Error('webgl was not taken apart');
}

function ask(page: Page, name: LearnerName, request: Request): Promise<Answer> {
  return page.evaluate(([learner, what]) => window.bench.ask(learner, what), [name, request] as const);
}
