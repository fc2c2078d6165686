import {
  type Batches,
  createLearnerState,
  type LearnerState,
  type UpdateRule,
} from '../../src/core/learner.ts';
import type { NetworkShape } from '../../src/core/network.ts';
import { Random } from '../../src/core/random.ts';

/** Weights differ by at most this from what the reference learner makes of the same batches. */
export const TOLERANCE = 1e-5;

export const PLAIN_RULE: UpdateRule = {
  learningRate: 5e-4,
  adamBeta2: 0.999,
  loss: 'huber',
  doubleDqn: false,
  maxGradientNorm: 0,
  polyakTau: 0,
};

/** A network whose target is another one, as after some updates, so that mixing them up would show. */
export function exampleState(shape: NetworkShape, seed = 1): LearnerState {
  const state = createLearnerState(shape, Random.seeded(seed));
  state.target.set(createLearnerState(shape, Random.seeded(seed + 1)).online);
  return state;
}

/** Transitions of every kind: ends, rewards on both sides of Huber's bend, weights where asked for. */
export function exampleBatches(
  count: number,
  batchSize: number,
  { weighted = false, seed = 7 } = {},
): Batches {
  const random = Random.seeded(seed);
  const rows = count * batchSize;
  const draw = (length: number, next: () => number) => Float32Array.from({ length }, next);
  return {
    count,
    batchSize,
    state: draw(rows * 4, () => random.between(-2, 2)),
    action: Uint8Array.from({ length: rows }, () => random.integer(2)),
    reward: draw(rows, () => random.between(-3, 3)),
    nextState: draw(rows * 4, () => random.between(-2, 2)),
    discount: draw(rows, () => (random.integer(5) === 0 ? 0 : 0.98)),
    weight: draw(rows, () => (weighted ? random.between(0, 1) : 1)),
  };
}

/** Minibatches `from` up to `to`. */
export function perSession(batches: Batches, from: number, to: number): Batches {
  const { batchSize } = batches;
  const [first, end] = [from * batchSize, to * batchSize];
  return {
    count: to - from,
    batchSize,
    state: batches.state.slice(first * 4, end * 4),
    action: batches.action.slice(first, end),
    reward: batches.reward.slice(first, end),
    nextState: batches.nextState.slice(first * 4, end * 4),
    discount: batches.discount.slice(first, end),
    weight: batches.weight.slice(first, end),
  };
}

export function copyOf(state: LearnerState): LearnerState {
  const { shape, updates, revision, targetCopies } = state;
  return {
    ...{ shape, updates, revision, targetCopies },
    online: state.online.slice(),
    target: state.target.slice(),
    adamM: state.adamM.slice(),
    adamV: state.adamV.slice(),
  };
}

/** Greatest absolute difference; NaN where a number is missing. */
export function distance(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) return Number.NaN;
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? Number.NaN))), 0);
}

/** Greatest difference of any number of two states. */
export function stateDistance(a: LearnerState, b: LearnerState): number {
  return Math.max(
    distance(a.online, b.online),
    distance(a.target, b.target),
    distance(a.adamM, b.adamM),
    distance(a.adamV, b.adamV),
    Math.abs(a.updates - b.updates),
  );
}

/** Calls of these methods of a canvas's context since the last `reset`. */
export function countCalls<Method extends 'drawElements' | 'linkProgram' | 'readPixels' | 'texSubImage2D'>(
  gl: WebGL2RenderingContext,
  methods: readonly Method[],
) {
  const counts = new Map<Method, number>();
  for (const method of methods) {
    const original: (...parameters: never[]) => void = gl[method];
    Object.defineProperty(gl, method, {
      value(...parameters: never[]) {
        counts.set(method, (counts.get(method) ?? 0) + 1);
        Reflect.apply(original, gl, parameters);
      },
    });
  }
  return { of: (method: Method) => counts.get(method) ?? 0, reset: () => counts.clear() };
}

/** @throws {Error} where there is no WebGL 2. */
export function contextOf(canvas: OffscreenCanvas): WebGL2RenderingContext {
  const gl = canvas.getContext('webgl2');
  if (gl === null) throw new Error('No WebGL 2 here');
  return gl;
}

/** Loses the context as the browser does, at the n-th call of `method` from now. */
export function loseAt(
  gl: WebGL2RenderingContext,
  method: 'drawElements' | 'readPixels' | 'linkProgram',
  n: number,
): void {
  const extension = gl.getExtension('WEBGL_lose_context');
  const original: (...parameters: never[]) => void = gl[method];
  let call = 0;
  Object.defineProperty(gl, method, {
    configurable: true,
    value(...parameters: never[]) {
      if (call === n) extension?.loseContext();
      call += 1;
      Reflect.apply(original, gl, parameters);
    },
  });
}
