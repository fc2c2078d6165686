/** Times the learners in a worker of its own; whoever wants it ended terminates the worker. */
import { LEARNER_NAMES, type LearnerName } from '../../core/learner.ts';
import type { NetworkShape } from '../../core/network.ts';
import { runningLearners } from '../../learners/choose.ts';
import { probeDevice } from '../../learners/device.ts';
import { serve } from '../serve.ts';
import { type Contender, createContender } from './contenders.ts';
import { interleave, type Timed, type Timing } from './interleave.ts';
import type { SpeedReport, SpeedRequest } from './protocol.ts';

/** Some seconds in all: a slice is long against clocks that tick in milliseconds. */
const timing: Timing = { rounds: 5, sliceMilliseconds: 60, mostMilliseconds: 900 };

/** Shares of the progress: until all learners are there, then updates, then actions. */
const created = 0.2;
const updated = 0.85;

serve<SpeedRequest, SpeedReport>(async ({ task }, answer) => {
  const shape: NetworkShape = { hidden: [task.hiddenWidth, task.hiddenWidth] };
  const able = runningLearners(await probeDevice(), { shape, batchSize: task.batchSize });
  const contenders = new Map<LearnerName, Contender>();
  for (const [i, name] of able.entries()) {
    const contender = await createContender(name, shape).catch(() => null);
    if (contender !== null) contenders.set(name, contender);
    answer({ type: 'progress', share: (created * (i + 1)) / able.length });
  }
  const stopwatches = [...contenders.values()].map(({ stopwatch }) => stopwatch);
  const updating = stopwatches.map(
    ({ update }): Timed =>
      (count) =>
        update(task, count),
  );
  const calls = await interleave(updating, timing, (share) => {
    answer({ type: 'progress', share: created + (updated - created) * share });
  });
  const acting = stopwatches.map(({ act }) => act);
  const actions = await interleave(acting, timing, (share) => {
    answer({ type: 'progress', share: updated + (1 - updated) * share });
  });
  const speeds = [...contenders].map(([name, { device }], i) => ({
    ...{ name, device },
    updateMs: calls[i] / task.updates,
    actionUs: 1000 * actions[i],
  }));
  for (const { dispose } of contenders.values()) dispose();
  answer({
    type: 'measured',
    task,
    speeds: speeds.sort((a, b) => a.updateMs - b.updateMs),
    missing: LEARNER_NAMES.filter((name) => !contenders.has(name)),
  });
});
