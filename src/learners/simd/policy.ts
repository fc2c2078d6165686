import { ACTION_COUNT, STATE_SIZE } from '../../core/cartpole.ts';
import type { PolicyFactory } from '../../core/learner.ts';
import { parameterCount } from '../../core/network.ts';
import { checkWidths, compileKernel, instantiateKernel } from './kernel.ts';

/** Observations the kernel takes at once; more are cut into pieces. */
const MAX_ROWS = 256;

/**
 * Acting in WebAssembly SIMD; an observation's Q-values have the same bits alone and among others.
 * The factory throws a RangeError for widths that the kernel does not take (see `simdSupports`).
 * @throws {Error} when the browser has no WebAssembly SIMD.
 */
export async function createSimdPolicy(): Promise<PolicyFactory> {
  const module = await compileKernel();
  return (shape) => {
    checkWidths(shape);
    const kernel = instantiateKernel(module);
    kernel.layOutPolicy(...shape.hidden, MAX_ROWS);
    const { buffer } = kernel.memory;
    const parameters = new Float32Array(buffer, kernel.online.value, parameterCount(shape));
    const rowsIn = new Float32Array(buffer, kernel.states.value, MAX_ROWS * STATE_SIZE);
    const rowsOut = new Float32Array(buffer, kernel.qValues.value, MAX_ROWS * ACTION_COUNT);
    return {
      load(source) {
        if (source.length !== parameters.length) {
          throw new RangeError(`${source.length} parameters where ${parameters.length} belong`);
        }
        parameters.set(source);
        kernel.refreshOnline();
      },
      // Loops, not `subarray`: a step allocates nothing.
      qValues(observations, count, out) {
        for (let first = 0; first < count; first += MAX_ROWS) {
          const rows = Math.min(MAX_ROWS, count - first);
          for (let i = 0; i < rows * STATE_SIZE; i += 1) {
            rowsIn[i] = observations[first * STATE_SIZE + i];
          }
          kernel.evaluate(rows);
          for (let i = 0; i < rows * ACTION_COUNT; i += 1) out[first * ACTION_COUNT + i] = rowsOut[i];
        }
      },
    };
  };
}
