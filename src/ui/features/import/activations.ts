import type { ActivationName } from '../../../core/activation.ts';
import type { GreedyResult } from '../../../core/evaluate.ts';
import activationsWorker from '../../../worker/activations/main.ts?worker&url';
import type { ActivationsAnswer, ActivationsRequest } from '../../../worker/activations/protocol.ts';
import { startWorker } from '../../session/start-worker.ts';

/** How a network plays with each activation. */
export type Tried = ReadonlyMap<ActivationName, GreedyResult>;

/**
 * Plays the network with one activation after the other in a worker; each new result is handed on with those before.
 * @throws {Error} when the worker fails
 */
export async function tryActivations(
  request: ActivationsRequest,
  onTried: (tried: Tried) => void,
  signal: AbortSignal,
): Promise<Tried> {
  const worker = startWorker(activationsWorker, 'activations');
  let tried: Tried = new Map();
  try {
    return await new Promise<Tried>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('aborted')));
      worker.addEventListener('error', ({ message }) => reject(new Error(message)));
      worker.addEventListener('message', ({ data }: MessageEvent<ActivationsAnswer>) => {
        if (data.type === 'failed') reject(new Error(data.message));
        else if (data.type === 'done') resolve(tried);
        else {
          tried = new Map([...tried, [data.activation, data.test]]);
          onTried(tried);
        }
      });
      worker.postMessage(request);
    });
  } finally {
    worker.terminate();
  }
}

/** The activation with the highest mean; of equals the first, which is the more usual one. */
export function bestActivation(tried: Tried): ActivationName | null {
  let best: ActivationName | null = null;
  for (const [name, { mean }] of tried) if (best === null || mean > (tried.get(best)?.mean ?? 0)) best = name;
  return best;
}
