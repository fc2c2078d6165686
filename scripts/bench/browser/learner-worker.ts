import { createContender } from '../../../src/worker/speed/contenders.ts';
import { blogShape } from '../../../src/worker/speed/stopwatch.ts';
import { ReadbackClock } from './readback-clock.ts';
import { serve } from './serve.ts';

serve(async (name) => {
  const { device, stopwatch } = await createContender(name, blogShape);
  return {
    device,
    stopwatch,
    async split(task, calls) {
      const clock = new ReadbackClock();
      try {
        const milliseconds = await stopwatch.update(task, calls);
        return {
          javascriptMs: (milliseconds - clock.waiting - clock.reading) / (calls * task.updates),
          readbackShare: clock.reading / milliseconds,
        };
      } finally {
        clock.restore();
      }
    },
  };
});
