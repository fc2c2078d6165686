import { interleave, type Timed } from '../../src/worker/speed/interleave.ts';
import { blogTask } from '../../src/worker/speed/stopwatch.ts';
import type { Entrant } from './entrants.ts';
import type { ActionRow, UpdateRow } from './report.ts';

const batchSizes = [32, 64, 128] as const;
const timing = { rounds: 7, sliceMilliseconds: 40, mostMilliseconds: 1200 };

/** Updates of each batch size and rule, entrants in turns. */
export async function timeUpdates(
  entrants: readonly Entrant[],
  onProgress: (done: string) => void,
): Promise<UpdateRow[]> {
  const rows: UpdateRow[] = [];
  for (const doubleDqn of [false, true]) {
    for (const batchSize of batchSizes) {
      onProgress(`updates: ${doubleDqn ? 'Double DQN' : 'DQN'}, batch ${batchSize}`);
      const task = { ...blogTask, batchSize, doubleDqn };
      const times = await medians(
        entrants.map(
          ({ stopwatch }) =>
            (count: number) =>
              stopwatch.update(task, count),
        ),
      );
      rows.push(
        ...entrants.map(({ name, place }, i) => ({
          ...{ learner: name, place, batchSize, doubleDqn },
          ms: (times[i] ?? Number.NaN) / task.updates,
        })),
      );
    }
  }
  return rows;
}

/** Greedy actions, entrants in turns. */
export async function timeActions(entrants: readonly Entrant[]): Promise<ActionRow[]> {
  const times = await medians(
    entrants.map(
      ({ stopwatch }) =>
        (count: number) =>
          stopwatch.act(count),
    ),
  );
  return entrants.map(({ name, place }, i) => ({
    ...{ learner: name, place },
    us: 1000 * (times[i] ?? Number.NaN),
  }));
}

async function medians(timed: readonly Timed[]): Promise<number[]> {
  const measuring = interleave(timed, timing);
  for (;;) {
    const { done, value } = await measuring.next();
    if (done) return value;
  }
}
