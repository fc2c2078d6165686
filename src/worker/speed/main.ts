/** Times the learners in a worker of its own; whoever wants it ended terminates the worker. */
import { LEARNER_NAMES, type LearnerName } from '../../core/learner.ts';
import type { NetworkShape } from '../../core/network.ts';
import type { UpdateTask } from '../../core/update-task.ts';
import { runningLearners } from '../../learners/choose.ts';
import { probeDevice } from '../../learners/device.ts';
import { type Contender, createContender } from './contenders.ts';
import { interleave, type Timed, type Timing } from './interleave.ts';
import type { SpeedReport, SpeedRequest } from './protocol.ts';

declare const self: DedicatedWorkerGlobalScope;

/** Some seconds in all: a slice is long against clocks that tick in milliseconds. */
const timing: Timing = { rounds: 5, sliceMilliseconds: 60, mostMilliseconds: 900 };

/** Shares of the progress: until all learners are there, then updates, then actions. */
const created = 0.2;
const updated = 0.85;

const post = (report: SpeedReport) => self.postMessage(report);

self.addEventListener('message', ({ data }: MessageEvent<SpeedRequest>) => {
  measure(data.task).catch((error: unknown) => {
    post({
      type: 'failed',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  });
});

async function measure(task: UpdateTask): Promise<void> {
  const shape: NetworkShape = { hidden: [task.hiddenWidth, task.hiddenWidth] };
  const able = runningLearners(await probeDevice(), { shape, batchSize: task.batchSize });
  const contenders = new Map<LearnerName, Contender>();
  for (const [i, name] of able.entries()) {
    const contender = await createContender(name, shape).catch(() => null);
    if (contender !== null) contenders.set(name, contender);
    post({ type: 'progress', share: (created * (i + 1)) / able.length });
  }
  const stopwatches = [...contenders.values()].map(({ stopwatch }) => stopwatch);
  const calls = await timeAll(
    stopwatches.map(
      ({ update }) =>
        (count: number) =>
          update(task, count),
    ),
    [created, updated],
  );
  const actions = await timeAll(
    stopwatches.map(({ act }) => act),
    [updated, 1],
  );
  const speeds = [...contenders].map(([name, { device }], i) => ({
    ...{ name, device },
    updateMs: calls[i] / task.updates,
    actionUs: 1000 * actions[i],
  }));
  for (const { dispose } of contenders.values()) dispose();
  post({
    type: 'measured',
    task,
    speeds: speeds.sort((a, b) => a.updateMs - b.updateMs),
    missing: LEARNER_NAMES.filter((name) => !contenders.has(name)),
  });
}

/** Median milliseconds a unit of each, reporting progress from one share to another. */
async function timeAll(timed: readonly Timed[], [from, to]: readonly [number, number]): Promise<number[]> {
  const measuring = interleave(timed, timing);
  for (;;) {
    const { done, value } = await measuring.next();
    if (done) return value;
    post({ type: 'progress', share: from + (to - from) * value });
  }
}
