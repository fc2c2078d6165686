import * as tf from '@tensorflow/tfjs';
import { WatchedContext } from '../webgl/context.ts';

/** The TensorFlow.js backend that one learner runs on. */
export interface Backend {
  /** For people. */
  readonly device: string;
  /** Does `work` with this backend as TensorFlow.js's active one; there is only one, so learners take turns. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  dispose(): void;
}

let opened = 0;

/** WebGL where there is one that keeps float32, else the processor. */
export async function openBackend(canvas?: OffscreenCanvas): Promise<Backend> {
  tf.enableProdMode(); // without it TensorFlow.js recommends its native package to whoever runs it in Node
  if (typeof OffscreenCanvas === 'undefined') return cpuBackend;
  try {
    return openWebgl(canvas ?? new OffscreenCanvas(1, 1));
  } catch {
    return cpuBackend;
  }
}

let turn: Promise<unknown> = Promise.resolve();

function inTurn<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const result = turn.then(async () => {
    await tf.setBackend(name);
    return work();
  });
  turn = result.catch(() => {});
  return result;
}

const cpuBackend: Backend = {
  device: 'CPU',
  run: (work) => inTurn('cpu', work),
  dispose() {},
};

/**
 * A WebGL backend of its own, on a context that is watched: on the shared one TensorFlow.js would go on with garbage
 * after a loss.
 * @throws {Error} when WebGL 2 or float32 render targets are missing.
 */
function openWebgl(canvas: OffscreenCanvas): Backend {
  const context = new WatchedContext(canvas);
  // First of all: TensorFlow.js's flags are found out by trying things on "the" context, and kept for good.
  tf.setWebGLContext(2, context.gl);
  if (!tf.env().getBool('WEBGL_RENDER_FLOAT32_ENABLED')) {
    context.dispose();
    throw new Error(`${context.renderer} cannot render to float32 textures`);
  }
  opened += 1;
  const name = `webgl of learner ${opened}`;
  tf.registerBackend(name, () => new tf.MathBackendWebGL(new tf.GPGPUContext(context.gl)));
  tf.copyRegisteredKernels('webgl', name);
  return {
    device: context.renderer,
    run: (work) => context.outlive(() => inTurn(name, work)),
    dispose() {
      if (context.isDisposed) return;
      tf.removeBackend(name);
      for (const { kernelName } of tf.getKernelsForBackend(name)) tf.unregisterKernel(kernelName, name);
      context.dispose();
    },
  };
}
