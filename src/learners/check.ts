import { STATE_SIZE } from '../core/cartpole.ts';
import type { Batches, LearnerState } from '../core/learner.ts';
import { parameterCount } from '../core/network.ts';

/**
 * Every learner calls this before it changes anything.
 * @throws {RangeError} naming the array whose length does not fit the shape, batch size and count.
 */
export function checkLengths(state: LearnerState, batches: Batches): void {
  const parameters = parameterCount(state.shape);
  const rows = batches.count * batches.batchSize;
  expectLength('state.online', state.online, parameters);
  expectLength('state.target', state.target, parameters);
  expectLength('state.adamM', state.adamM, parameters);
  expectLength('state.adamV', state.adamV, parameters);
  expectLength('batches.state', batches.state, rows * STATE_SIZE);
  expectLength('batches.action', batches.action, rows);
  expectLength('batches.reward', batches.reward, rows);
  expectLength('batches.nextState', batches.nextState, rows * STATE_SIZE);
  expectLength('batches.discount', batches.discount, rows);
  expectLength('batches.weight', batches.weight, rows);
}

function expectLength(name: string, array: ArrayLike<number>, length: number): void {
  if (array.length !== length) {
    throw new RangeError(`${name} holds ${array.length} numbers where ${length} belong`);
  }
}
