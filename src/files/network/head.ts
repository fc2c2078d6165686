import { type Activation, LINEAR } from '../../core/activation.ts';
import { ACTION_COUNT, STATE_SIZE } from '../../core/cartpole.ts';
import { FileError } from '../error.ts';
import type { FoundNetwork, Head } from './found.ts';
import { activate, networkOf, type Signal, thresholded } from './signal.ts';

/** What follows a layer: an activation, or what turns scores into probabilities and leaves the larger one the larger. */
export type Following = Activation | 'softmax';

/** Numbers of a network on their way, with the activation that is still to come: the last one need not. */
export interface Flow {
  readonly signal: Signal;
  readonly following: Following | null;
  /** Which of the two is larger was asked for already: what came after that is of no matter. */
  readonly decided?: Head;
}

/** The numbers with their activation applied, for the next layer. @throws {FileError} not-dense for a softmax between layers */
export function settle({ signal, following }: Flow): Signal {
  if (following === null) return signal;
  if (following === 'softmax')
    throw new FileError('not-dense', { tensor: 'softmax', shape: `[${signal.width}]` });
  return activate(signal, following);
}

/** Whether it never changes which of two numbers is the larger one. */
function isIncreasing({ name }: Activation): boolean {
  return ['tanh', 'sigmoid', 'elu', 'leaky-relu', 'linear'].includes(name);
}

/**
 * The network whose last numbers these are. A last activation that leaves the larger number the larger is left away; a
 * single number behind a sigmoid or tanh means "right" above a half or above 0.
 * @throws {FileError} output-count and those of `networkOf`
 */
export function endOf(
  flow: Flow,
  head: Head | null = null,
): Omit<FoundNetwork, 'layers' | 'activationIsKnown'> {
  const { signal, following, decided } = flow;
  if (decided !== undefined && signal.width === ACTION_COUNT)
    return { ...networkOf(signal, decided === 'values' ? 'q-values' : 'preferences'), head: decided };
  if (signal.width === 1 && following !== null && following !== 'softmax') {
    if (following.name !== 'sigmoid' && following.name !== 'tanh')
      throw new FileError('output-count', { count: 1 });
    return { ...networkOf(thresholded(signal, 0), 'preferences'), head: 'threshold' };
  }
  if (signal.width !== ACTION_COUNT) throw new FileError('output-count', { count: signal.width });
  if (following === 'softmax') return { ...networkOf(signal, 'preferences'), head: 'policy' };
  if (following === null || following.name === LINEAR.name)
    return { ...networkOf(signal, head === 'policy' ? 'preferences' : 'q-values'), head: head ?? 'values' };
  if (isIncreasing(following)) return { ...networkOf(signal, 'preferences'), head: 'policy' };
  return { ...networkOf(activate(signal, following), 'q-values'), head: head ?? 'values' };
}

/** @throws {FileError} input-count */
export function checkInputs(count: number): void {
  if (count !== STATE_SIZE) throw new FileError('input-count', { count });
}
