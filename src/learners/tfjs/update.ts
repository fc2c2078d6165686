import * as tf from '@tensorflow/tfjs';
import { ADAM_BETA_1, ADAM_EPSILON, type UpdateRule } from '../../core/learner.ts';

/*
 * A DQN update in TensorFlow.js's own operations. `docs/tfjs-learner.md` walks through this file beside the paper.
 */

/** A fully connected layer, as PyTorch's `nn.Linear` keeps it: weight `[outputs, inputs]`, bias `[outputs]`. */
export interface Layer {
  readonly weight: tf.Variable<tf.Rank.R2>;
  readonly bias: tf.Variable<tf.Rank.R1>;
}

/** 4 → hidden → hidden → 2. */
export type Network = readonly [Layer, Layer, Layer];

/** The network that learns, the one that its targets come from, and Adam with its moments. */
export interface Dqn {
  readonly online: Network;
  readonly target: Network;
  readonly optimizer: tf.AdamOptimizer;
}

export interface Minibatch {
  /** `[batch, 4]` */
  readonly states: tf.Tensor2D;
  readonly nextStates: tf.Tensor2D;
  /** `[batch]`: 0 or 1 */
  readonly actions: tf.Tensor1D;
  readonly rewards: tf.Tensor1D;
  /** γⁿ, or 0 where the episode ended. */
  readonly discounts: tf.Tensor1D;
  /** Importance weights: 1 with uniform replay. */
  readonly weights: tf.Tensor1D;
}

/** Adam (Kingma & Ba 2015) with PyTorch's ε of 1e-8; TensorFlow.js's own default is 1e-7. */
export function createOptimizer({ learningRate, adamBeta2 }: UpdateRule): tf.AdamOptimizer {
  return tf.train.adam(learningRate, ADAM_BETA_1, adamBeta2, ADAM_EPSILON);
}

/** One step of gradient descent on a minibatch. @returns its mean loss and the TD errors `[batch]` before the step */
export function update(
  dqn: Dqn,
  batch: Minibatch,
  rule: UpdateRule,
): { loss: tf.Scalar; tdErrors: tf.Tensor } {
  const { online, target, optimizer } = dqn;
  return tf.tidy(() => {
    const y = targets(dqn, batch, rule.doubleDqn);
    const predicted = () => valueAt(qValues(online, batch.states), batch.actions);
    const tdErrors = tf.sub(y, predicted());
    const { value: loss, grads } = tf.variableGrads(() => {
      const losses =
        rule.loss === 'huber'
          ? tf.losses.huberLoss(y, predicted(), undefined, 1, tf.Reduction.NONE)
          : tf.squaredDifference(y, predicted());
      return tf.mean<tf.Scalar>(tf.mul(batch.weights, losses));
    }, variables(online));
    optimizer.applyGradients(clipped(grads, rule.maxGradientNorm));
    if (rule.polyakTau > 0) moveTarget(target, online, rule.polyakTau);
    return { loss, tdErrors };
  });
}

/**
 * y = r + γ max_a Q_target(s′, a) (Mnih et al. 2015). In Double DQN the online network picks that action and the target
 * network values it (van Hasselt et al. 2016).
 */
function targets({ online, target }: Dqn, batch: Minibatch, doubleDqn: boolean): tf.Tensor {
  const nextQ = qValues(target, batch.nextStates);
  const nextValue = doubleDqn
    ? valueAt(nextQ, tf.argMax(qValues(online, batch.nextStates), 1))
    : tf.max(nextQ, 1);
  return tf.add(batch.rewards, tf.mul(batch.discounts, nextValue));
}

/** Q(s, ·), `[batch, 2]`. */
function qValues([fc1, fc2, fc3]: Network, states: tf.Tensor2D): tf.Tensor2D {
  return linear(fc3, tf.relu(linear(fc2, tf.relu(linear(fc1, states)))));
}

function linear({ weight, bias }: Layer, input: tf.Tensor2D): tf.Tensor2D {
  return tf.add(tf.matMul(input, weight, false, true), bias);
}

/** Q(s, a), `[batch]`. One-hot × sum: the gradient of `tf.gather` is not there on every backend. */
function valueAt(q: tf.Tensor2D, actions: tf.Tensor1D): tf.Tensor {
  return tf.sum(tf.mul(q, tf.oneHot(actions, 2, 1, 0, 'float32')), 1);
}

/** PyTorch's `clip_grad_norm_`: the gradients together are scaled down to a norm of `maxNorm`; 0 leaves them. */
function clipped(gradients: tf.NamedTensorMap, maxNorm: number): { name: string; tensor: tf.Tensor }[] {
  const named = Object.entries(gradients).map(([name, tensor]) => ({ name, tensor }));
  if (maxNorm === 0) return named;
  const norm = tf.sqrt(tf.addN(named.map(({ tensor }) => tf.sum(tf.square(tensor)))));
  const factor = tf.minimum(1, tf.div(maxNorm, tf.add(norm, 1e-6)));
  return named.map(({ name, tensor }) => ({ name, tensor: tf.mul(tensor, factor) }));
}

/** target ← τ · online + (1 − τ) · target (Lillicrap et al. 2016). */
function moveTarget(target: Network, online: Network, tau: number): void {
  const source = variables(online);
  for (const [i, variable] of variables(target).entries()) {
    variable.assign(tf.add(tf.mul(variable, 1 - tau), tf.mul(source[i], tau)));
  }
}

/** In the order of PyTorch's `state_dict`. */
export function variables(network: Network): tf.Variable[] {
  return network.flatMap(({ weight, bias }) => [weight, bias]);
}
