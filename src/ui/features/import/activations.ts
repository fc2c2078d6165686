import type { ActivationName } from '../../../core/activation.ts';
import type { GreedyResult } from '../../../core/evaluate.ts';
import activationsWorker from '../../../worker/activations/main.ts?worker&url';
import type { ActivationsAnswer, ActivationsRequest } from '../../../worker/activations/protocol.ts';
import { askWorker } from '../../session/worker-job.ts';

/** How a network plays with each activation. */
export type Tried = ReadonlyMap<ActivationName, GreedyResult>;

/**
 * Plays the network with one activation after the other in a worker; each new result is handed on with those before.
 * @throws {Error} when the worker fails
 */
export function tryActivations(
  request: ActivationsRequest,
  onTried: (tried: Tried) => void,
  signal: AbortSignal,
): Promise<Tried> {
  let tried: Tried = new Map();
  const hear = (answer: Exclude<ActivationsAnswer, { type: 'failed' }>) => {
    if (answer.type === 'done') return tried;
    tried = new Map([...tried, [answer.activation, answer.test]]);
    onTried(tried);
    return undefined;
  };
  return askWorker<ActivationsAnswer, Tried>(activationsWorker, 'activations', request, hear, signal);
}

/** The activation with the highest mean; of equals the first, which is the more usual one. */
export function bestActivation(tried: Tried): ActivationName | null {
  let best: ActivationName | null = null;
  for (const [name, { mean }] of tried) if (best === null || mean > (tried.get(best)?.mean ?? 0)) best = name;
  return best;
}
