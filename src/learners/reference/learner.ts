import { ACTION_COUNT, STATE_SIZE } from '../../core/cartpole.ts';
import {
  ADAM_BETA_1,
  ADAM_EPSILON,
  type Batches,
  type Learner,
  type LearnerState,
  type UpdateRule,
} from '../../core/learner.ts';
import { lossOf, lossSlope } from '../../core/loss.ts';
import { networkLayout } from '../../core/network.ts';
import { createForwardPass, type ForwardPass } from '../../core/policy.ts';
import { averageIntoTarget, tdTarget } from '../../core/train.ts';
import { checkLengths } from '../check.ts';

/**
 * DQN updates in plain TypeScript, one transition at a time: what the fast learners are tested against.
 * Sums are float64, what is kept is float32. Takes any shape and any batch size.
 */
export function createReferenceLearner(): Learner {
  return {
    name: 'reference',
    device: 'TypeScript',
    async learn(state, batches, rule) {
      checkLengths(state, batches);
      const { count, batchSize } = batches;
      const losses = new Float32Array(count);
      const tdErrors = new Float32Array(count * batchSize);
      const targetOf = createTargets(state, rule.doubleDqn);
      const forward = createForwardPass(state.shape);
      const backward = createBackwardPass(state, forward);
      for (let update = 0; update < count; update += 1) {
        backward.gradient.fill(0);
        let loss = 0;
        for (let row = update * batchSize; row < (update + 1) * batchSize; row += 1) {
          const target = targetOf(batches, row);
          forward.run(state.online, batches.state, row);
          const action = batches.action[row];
          const tdError = target - forward.qValues[action];
          const weight = batches.weight[row] / batchSize;
          loss += weight * lossOf(tdError, rule.loss);
          backward.run(batches.state, row, action, -weight * lossSlope(tdError, rule.loss));
          tdErrors[row] = tdError;
        }
        losses[update] = loss;
        clipNorm(backward.gradient, rule.maxGradientNorm);
        state.updates += 1;
        adam(state, backward.gradient, rule);
        if (rule.polyakTau > 0) averageIntoTarget(state, rule.polyakTau);
      }
      return { losses, tdErrors };
    },
    dispose() {},
  };
}

/** y = reward + discount · Q'(s', a'), with a' greedy in the target network, in Double DQN in the online one. */
function createTargets(state: LearnerState, doubleDqn: boolean): (batches: Batches, row: number) => number {
  const chooser = createForwardPass(state.shape);
  const valuer = createForwardPass(state.shape);
  return ({ nextState, reward, discount }, row) => {
    chooser.run(doubleDqn ? state.online : state.target, nextState, row);
    valuer.run(state.target, nextState, row);
    return tdTarget(reward[row], discount[row], valuer.qValues, chooser.qValues);
  };
}

/** Adds to `gradient` what one transition contributes, from the activations left in `forward`. */
function createBackwardPass({ shape, online }: LearnerState, forward: ForwardPass) {
  const [fc1, fc2, fc3] = networkLayout(shape);
  const gradient = new Float64Array(online.length);
  const deltaQ = new Float64Array(ACTION_COUNT);
  const delta2 = new Float64Array(fc2.outputs);
  const delta1 = new Float64Array(fc1.outputs);

  function addGradient(layer: typeof fc1, delta: Float64Array, input: Float32Array, offset: number): void {
    delta.forEach((slope, o) => {
      if (slope === 0) return;
      const row = layer.weight + o * layer.inputs;
      for (let i = 0; i < layer.inputs; i += 1) {
        gradient[row + i] += slope * input[offset + i];
      }
      gradient[layer.bias + o] += slope;
    });
  }

  /** deltaIn = weightᵀ · delta where ReLU let the activation through, else 0. */
  function propagate(
    layer: typeof fc1,
    delta: Float64Array,
    activation: Float32Array,
    deltaIn: Float64Array,
  ): void {
    deltaIn.fill(0);
    delta.forEach((slope, o) => {
      if (slope === 0) return;
      const row = layer.weight + o * layer.inputs;
      for (let i = 0; i < layer.inputs; i += 1) {
        if (activation[i] > 0) deltaIn[i] += slope * online[row + i];
      }
    });
  }

  return {
    gradient,
    /** `slope` is ∂loss/∂Q(s, action). */
    run(states: Float32Array, row: number, action: number, slope: number): void {
      deltaQ.fill(0);
      deltaQ[action] = slope;
      propagate(fc3, deltaQ, forward.hidden2, delta2);
      propagate(fc2, delta2, forward.hidden1, delta1);
      addGradient(fc3, deltaQ, forward.hidden2, 0);
      addGradient(fc2, delta2, forward.hidden1, 0);
      addGradient(fc1, delta1, states, row * STATE_SIZE);
    },
  };
}

/** PyTorch's `clip_grad_norm_`: scales to `maxNorm` where the Euclidean norm of all gradients exceeds it. */
function clipNorm(gradient: Float64Array, maxNorm: number): void {
  if (maxNorm === 0) return;
  const norm = Math.sqrt(gradient.reduce((sum, value) => sum + value * value, 0));
  const factor = Math.min(1, maxNorm / (norm + 1e-6));
  for (let i = 0; i < gradient.length; i += 1) gradient[i] *= factor;
}

/** One step of Adam (Kingma & Ba 2015) as `torch.optim.Adam` groups it; `state.updates` is the step, from 1. */
function adam(
  { online, adamM, adamV, updates }: LearnerState,
  gradient: Float64Array,
  { learningRate, adamBeta2 }: UpdateRule,
): void {
  const stepSize = learningRate / (1 - ADAM_BETA_1 ** updates);
  const correction = Math.sqrt(1 - adamBeta2 ** updates);
  gradient.forEach((slope, i) => {
    const m = ADAM_BETA_1 * adamM[i] + (1 - ADAM_BETA_1) * slope;
    const v = adamBeta2 * adamV[i] + (1 - adamBeta2) * slope * slope;
    adamM[i] = m;
    adamV[i] = v;
    online[i] -= (stepSize * m) / (Math.sqrt(v) / correction + ADAM_EPSILON);
  });
}
