import type { Learner } from '../../core/learner.ts';
import { checkLengths } from '../check.ts';
import { openBackend } from './backend.ts';
import { createMirror, type Mirror } from './mirror.ts';

/**
 * DQN updates in TensorFlow.js's own operations, on its WebGL backend where there is one, else on the processor: the
 * learner to read beside the library's documentation.
 * @param canvas to take the WebGL context from; none is shown.
 */
export async function createTfjsLearner(canvas?: OffscreenCanvas): Promise<Learner> {
  const backend = await openBackend(canvas);
  let mirror: Mirror | undefined;

  function forget(): void {
    mirror?.dispose();
    mirror = undefined;
  }

  return {
    name: 'tfjs',
    device: backend.device,
    async learn(state, batches, rule) {
      checkLengths(state, batches);
      try {
        return await backend.run(async () => {
          if (!mirror?.isOf(state) || !mirror.follows(rule)) {
            forget();
            mirror = await createMirror(state, rule);
          }
          return mirror.learn(batches, rule);
        });
      } catch (error) {
        forget(); // it may be ahead of the state
        throw error;
      }
    },
    dispose() {
      forget();
      backend.dispose();
    },
  };
}
