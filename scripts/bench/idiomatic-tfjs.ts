/**
 * The peer of the benchmark, which nobody ships: a DQN update as one writes it with TensorFlow.js's own ops, as in
 * tfjs-examples' `snake-dqn`: `optimizer.minimize`, `tf.losses.huberLoss`, `tf.train.adam`.
 */
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-webgl';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import type { Action } from '../../src/core/cartpole.ts';
import {
  ADAM_BETA_1,
  ADAM_EPSILON,
  type Batches,
  type Learner,
  type LearnerState,
  type LearnStats,
  type UpdateRule,
} from '../../src/core/learner.ts';
import { networkLayout } from '../../src/core/network.ts';

export type TfjsBackend = 'webgl' | 'wasm' | 'cpu';

/**
 * A learner but for its name, so that one loop times them all. Takes no weights, clipping or Polyak target. It reads
 * back once a call, the losses of all its updates; the network stays in the backend, where it acts as well.
 */
export interface TfjsPeer extends Pick<Learner, 'device' | 'learn' | 'dispose'> {
  /** The greedy action of the network that `learn` trained last, for one observation `[4]`. */
  act(observation: Float32Array): Action;
}

/** @param wasmFolder address of `@tensorflow/tfjs-backend-wasm/wasm-out/`, for the backend `wasm`. */
export async function createTfjsPeer(backend: TfjsBackend, wasmFolder = ''): Promise<TfjsPeer> {
  tf.env().set('SOFTWARE_WEBGL_ENABLED', true);
  if (backend === 'wasm') setWasmPaths(wasmFolder);
  if (!(await tf.setBackend(backend)))
    throw new Error(`TensorFlow.js's ${backend} backend does not start here`);
  let trainer: Trainer | undefined;
  return {
    device: `tfjs ${backend}`,
    async learn(state, batches, rule) {
      if (trainer?.state !== state || trainer.revision !== state.revision) {
        trainer?.dispose();
        trainer = createTrainer(state, rule);
      }
      return trainer.learn(batches, rule);
    },
    act(observation) {
      if (trainer === undefined) throw new Error('Nothing was learnt yet');
      return trainer.act(observation);
    },
    dispose() {
      trainer?.dispose();
      trainer = undefined;
    },
  };
}

interface Trainer {
  readonly state: LearnerState;
  readonly revision: number;
  learn(batches: Batches, rule: UpdateRule): LearnStats;
  act(observation: Float32Array): Action;
  dispose(): void;
}

interface Layer {
  readonly kernel: tf.Variable<tf.Rank.R2>;
  readonly bias: tf.Variable<tf.Rank.R1>;
}

function createTrainer(state: LearnerState, { learningRate, adamBeta2 }: UpdateRule): Trainer {
  const online = createNetwork(state, state.online, true);
  const target = createNetwork(state, state.target, false);
  const optimizer = tf.train.adam(learningRate, ADAM_BETA_1, adamBeta2, ADAM_EPSILON);
  const variables = online.flatMap(({ kernel, bias }) => [kernel, bias]);

  /** @returns the loss, a scalar. */
  function update(batches: Batches, first: number, { loss, doubleDqn }: UpdateRule): tf.Scalar {
    const { batchSize } = batches;
    const rows = <A extends Float32Array | Uint8Array>(array: A, width = 1) =>
      array.subarray(first * batchSize * width, (first + 1) * batchSize * width);
    const cost = optimizer.minimize(
      () => {
        const states = tf.tensor2d(rows(batches.state, 4), [batchSize, 4]);
        const nextStates = tf.tensor2d(rows(batches.nextState, 4), [batchSize, 4]);
        const actions = tf.oneHot(tf.tensor1d(Int32Array.from(rows(batches.action)), 'int32'), 2);
        const nextQ = forward(target, nextStates);
        const nextValue = doubleDqn
          ? tf.sum(tf.mul(nextQ, tf.oneHot(tf.argMax(forward(online, nextStates), 1), 2)), 1)
          : tf.max(nextQ, 1);
        const labels = tf.add(
          tf.tensor1d(rows(batches.reward)),
          tf.mul(tf.tensor1d(rows(batches.discount)), nextValue),
        );
        const taken = tf.sum(tf.mul(forward(online, states), actions), 1);
        return loss === 'huber'
          ? tf.losses.huberLoss(labels, taken)
          : tf.losses.meanSquaredError(labels, taken);
      },
      true,
      variables,
    );
    if (cost === null) throw new Error('TensorFlow.js returned no loss');
    return cost;
  }

  return {
    state,
    revision: state.revision,
    learn(batches, rule) {
      const costs = Array.from({ length: batches.count }, (_, first) =>
        tf.tidy(() => update(batches, first, rule)),
      );
      state.updates += batches.count;
      const losses = tf.tidy(() => tf.stack(costs).dataSync<'float32'>().slice());
      tf.dispose(costs);
      return { losses, tdErrors: new Float32Array(0) };
    },
    act(observation) {
      const best = tf.tidy(() => tf.argMax(forward(online, tf.tensor2d(observation, [1, 4])), 1));
      const [action] = best.dataSync();
      best.dispose();
      return action === 1 ? 1 : 0;
    },
    dispose() {
      tf.dispose([...online, ...target].flatMap(({ kernel, bias }) => [kernel, bias]));
      optimizer.dispose();
    },
  };
}

function createNetwork({ shape }: LearnerState, parameters: Float32Array, trainable: boolean): Layer[] {
  return networkLayout(shape).map(({ inputs, outputs, weight, bias }) => ({
    kernel: tf.variable(
      tf.tidy(() => tf.transpose(tf.tensor2d(parameters.slice(weight, bias), [outputs, inputs]))),
      trainable,
    ),
    bias: tf.variable(tf.tensor1d(parameters.slice(bias, bias + outputs)), trainable),
  }));
}

function forward([first, second, output]: Layer[], states: tf.Tensor2D): tf.Tensor2D {
  if (first === undefined || second === undefined || output === undefined)
    throw new Error('Not three layers');
  const hidden1 = tf.relu(dense(first, states));
  return dense(output, tf.relu(dense(second, hidden1)));
}

function dense({ kernel, bias }: Layer, input: tf.Tensor2D): tf.Tensor2D {
  return tf.add(tf.matMul(input, kernel), bias);
}
