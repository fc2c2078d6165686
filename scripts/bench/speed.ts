import { interleave, type Timed } from '../../src/worker/speed/interleave.ts';
import { blogTask, type TimedTask } from '../../src/worker/speed/stopwatch.ts';
import type { Entrant } from './entrants.ts';
import type { ActionRow, UpdateRow } from './report.ts';

/** First what the blog's program does, which the other rows are compared with. */
const tasks: readonly TimedTask[] = [
  ...[32, 64, 128, 256, 512].map((batchSize) => ({ ...blogTask, batchSize })),
  { ...blogTask, doubleDqn: true },
  ...[1, 32, 100].map((updates) => ({ ...blogTask, updates })),
];

/** 'DQN update, batch 32, in calls of 100'; calls of 10 are not worth a word. */
export function taskName({ batchSize, doubleDqn, updates }: TimedTask): string {
  const calls = updates === blogTask.updates ? '' : `, in calls of ${updates}`;
  return `${doubleDqn ? 'Double DQN' : 'DQN'} update, batch ${batchSize}${calls}`;
}

/** Whether an update is one of the blog's program. */
export function isBlogTask({ batchSize, doubleDqn, updates }: TimedTask): boolean {
  return batchSize === blogTask.batchSize && doubleDqn === blogTask.doubleDqn && updates === blogTask.updates;
}

const timing = { rounds: 7, sliceMilliseconds: 40, mostMilliseconds: 1200 };

/** Updates of each kind, entrants in turns. */
export async function timeUpdates(
  entrants: readonly Entrant[],
  onProgress: (done: string) => void,
): Promise<UpdateRow[]> {
  const rows: UpdateRow[] = [];
  for (const task of tasks) {
    onProgress(taskName(task));
    const times = await interleave(
      entrants.map(
        ({ stopwatch }): Timed =>
          (count) =>
            stopwatch.update(task, count),
      ),
      timing,
    );
    rows.push(
      ...entrants.map(({ name, place }, i) => ({
        ...{ learner: name, place, ...task },
        ms: (times[i] ?? Number.NaN) / task.updates,
      })),
    );
  }
  return rows;
}

/** Greedy actions, entrants in turns. */
export async function timeActions(entrants: readonly Entrant[]): Promise<ActionRow[]> {
  const times = await interleave(
    entrants.map(({ stopwatch }) => stopwatch.act),
    timing,
  );
  return entrants.map(({ name, place }, i) => ({
    ...{ learner: name, place },
    us: 1000 * (times[i] ?? Number.NaN),
  }));
}
