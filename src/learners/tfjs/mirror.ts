import * as tf from '@tensorflow/tfjs';
import { STATE_SIZE } from '../../core/cartpole.ts';
import type { Batches, LearnerState, LearnStats, UpdateRule } from '../../core/learner.ts';
import { type LayerLayout, type NetworkShape, networkLayout } from '../../core/network.ts';
import { DeviceLostError } from '../device-lost.ts';
import {
  createOptimizer,
  type Dqn,
  type Layer,
  type Minibatch,
  type Network,
  update,
  variables,
} from './update.ts';

/** A learner's state as variables of TensorFlow.js. */
export interface Mirror {
  /** Whether it holds this state: nobody else has written that since. */
  isOf(state: LearnerState): boolean;
  /** Whether its optimizer takes such steps: an optimizer keeps the learning rate that it was made with. */
  follows(rule: UpdateRule): boolean;
  /** Makes the updates and brings `state` up to date. @throws {DeviceLostError} when the GPU lost what it was given. */
  learn(batches: Batches, rule: UpdateRule): LearnStats;
  dispose(): void;
}

export async function createMirror(state: LearnerState, rule: UpdateRule): Promise<Mirror> {
  const { shape, revision, targetCopies } = state;
  const { learningRate, adamBeta2 } = rule;
  const online = createNetwork(shape, state.online, true);
  const target = createNetwork(shape, state.target, false);
  const { optimizer, moments } = await createAdam(state, rule);
  const dqn: Dqn = { online, target, optimizer };
  let { updates } = state;

  function download(targetMoved: boolean): void {
    // What a lost context gives back is zeros, so a number goes along that is none.
    const proof = 1 + (updates % 65_536);
    const moved = [...variables(online), ...moments, ...(targetMoved ? variables(target) : [])];
    const numbers = read(() => [tf.scalar(proof), ...moved]);
    if (numbers[0] !== proof) throw new DeviceLostError('The GPU lost what it was given');
    const { length } = state.online;
    const arrays = [state.online, state.adamM, state.adamV, ...(targetMoved ? [state.target] : [])];
    for (const [i, array] of arrays.entries())
      array.set(numbers.subarray(1 + i * length, 1 + (i + 1) * length));
    state.updates = updates;
  }

  return {
    isOf: (other) =>
      other === state &&
      other.revision === revision &&
      other.targetCopies === targetCopies &&
      other.updates === updates,
    follows: (other) => other.learningRate === learningRate && other.adamBeta2 === adamBeta2,
    learn(batches, now) {
      const { count } = batches;
      const outcomes = Array.from({ length: count }, (_, i) =>
        tf.tidy(() => update(dqn, minibatchAt(batches, i), now)),
      );
      updates += count;
      const stats = read(() => outcomes.flatMap(({ loss, tdErrors }) => [loss, tdErrors]));
      tf.dispose(outcomes.map(({ loss, tdErrors }) => [loss, tdErrors]));
      download(now.polyakTau > 0);
      return outcomeOf(stats, batches);
    },
    dispose() {
      tf.dispose([...variables(online), ...variables(target)]);
      optimizer.dispose();
    },
  };
}

/** From the loss and the TD errors of one update after the other. */
function outcomeOf(stats: Float32Array, { count, batchSize }: Batches): LearnStats {
  const tdErrors = new Float32Array(count * batchSize);
  const losses = Float32Array.from({ length: count }, (_, i) => {
    const from = i * (1 + batchSize);
    tdErrors.set(stats.subarray(from + 1, from + 1 + batchSize), i * batchSize);
    return stats[from];
  });
  return { losses, tdErrors };
}

/**
 * All of them, flat, in one read. `dataSync`: in a worker `data` looks every 4 ms whether the GPU is done, which takes
 * longer than to wait for it.
 */
function read(tensors: () => tf.Tensor[]): Float32Array {
  const all = tf.tidy(() => tf.concat(tensors().map((tensor) => tf.reshape(tensor, [-1]))));
  const numbers = all.dataSync<'float32'>();
  all.dispose();
  return numbers;
}

function createNetwork(shape: NetworkShape, parameters: Float32Array, trainable: boolean): Network {
  const layer = ({ inputs, outputs, weight, bias }: LayerLayout): Layer =>
    tf.tidy(() => ({
      weight: tf.variable(tf.tensor2d(parameters.slice(weight, bias), [outputs, inputs]), trainable),
      bias: tf.variable(tf.tensor1d(parameters.slice(bias, bias + outputs)), trainable),
    }));
  const [fc1, fc2, fc3] = networkLayout(shape);
  return [layer(fc1), layer(fc2), layer(fc3)];
}

/** Adam where the state says that it stands; its moments, first m of each variable, then v, are its own to dispose of. */
async function createAdam({ shape, adamM, adamV, updates }: LearnerState, rule: UpdateRule) {
  const optimizer = createOptimizer(rule);
  const tensors = [adamM, adamV].flatMap((moment) => variables(createNetwork(shape, moment, false)));
  const steps = tf.scalar(updates, 'int32');
  await optimizer.setWeights([steps, ...tensors].map((tensor, i) => ({ name: `${i}`, tensor })));
  tf.dispose([steps, ...tensors]);
  const [iterations, ...weights] = await optimizer.getWeights();
  tf.dispose(iterations.tensor);
  return { optimizer, moments: weights.map(({ tensor }) => tensor) };
}

/** Minibatch `i` of a call, as tensors. */
function minibatchAt({ batchSize, ...batches }: Batches, i: number): Minibatch {
  const rows = <A extends Float32Array | Uint8Array>(array: A, width: number) =>
    array.slice(i * batchSize * width, (i + 1) * batchSize * width);
  return {
    states: tf.tensor2d(rows(batches.state, STATE_SIZE), [batchSize, STATE_SIZE]),
    nextStates: tf.tensor2d(rows(batches.nextState, STATE_SIZE), [batchSize, STATE_SIZE]),
    actions: tf.tensor1d(rows(batches.action, 1), 'int32'),
    rewards: tf.tensor1d(rows(batches.reward, 1)),
    discounts: tf.tensor1d(rows(batches.discount, 1)),
    weights: tf.tensor1d(rows(batches.weight, 1)),
  };
}
