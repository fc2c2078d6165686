import type { LearnerName } from '../../../src/core/learner.ts';
import { technicalMessage } from '../../../src/worker/serve.ts';
import type { Stopwatch, TimedTask } from '../../../src/worker/speed/stopwatch.ts';
import type { Answer, Request, Split } from './messages.ts';

export interface Timeable {
  readonly device: string;
  readonly stopwatch: Stopwatch;
  split?(task: TimedTask, calls: number): Promise<Split>;
}

/** Answers the page's requests, one after the other, with the contender that `create` makes. */
export function serve(create: (name: LearnerName) => Promise<Timeable>): void {
  let contender: Timeable | undefined;
  const answer = async (request: Request): Promise<Answer> => {
    if (request.type === 'create') {
      contender = await create(request.name);
      return { device: contender.device };
    }
    if (contender === undefined) throw new Error('No contender was created');
    switch (request.type) {
      case 'update':
        return { milliseconds: await contender.stopwatch.update(request.task, request.count) };
      case 'act':
        return { milliseconds: await contender.stopwatch.act(request.count) };
      case 'split':
        if (contender.split === undefined) throw new Error('Only WebGL is taken apart');
        return contender.split(request.task, request.calls);
    }
  };
  addEventListener('message', ({ data }: MessageEvent<Request>) => {
    answer(data)
      .catch((error: unknown) => ({ error: technicalMessage(error) }))
      .then((reply) => postMessage(reply));
  });
}
