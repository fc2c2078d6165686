import type { LearnerState } from '../core/learner.ts';
import { lossOf, lossSlope } from '../core/loss.ts';
import { createPolicy } from '../core/policy.ts';
import { Random } from '../core/random.ts';
import { Sampler } from '../core/replay.ts';
import { importanceExponentAt } from '../core/schedule.ts';
import { hasEnoughToLearn, updateRule } from '../core/train.ts';
import type { TrainingState } from '../core/training-state.ts';
import { createReferenceLearner } from '../learners/reference/learner.ts';
import type { InspectedUpdate } from './protocol.ts';

/**
 * Makes the next update on a copy of everything and takes it apart: the run itself, its random streams included, is
 * left as it is. Null until learning starts.
 */
export async function inspectUpdate(state: TrainingState): Promise<InspectedUpdate | null> {
  const { config, replay, priorities, random, learner, history, environmentSteps } = state;
  const size = config.batchSize;
  if (replay.size < size || !hasEnoughToLearn(state)) return null;
  const episode = Math.max(0, history.length - 1);
  const batch = new Sampler(replay, size).sample(
    1,
    Random.restore(random.replay.state()),
    priorities ?? undefined,
    importanceExponentAt(config, episode, environmentSteps),
  );
  const copy: LearnerState = {
    ...learner,
    online: learner.online.slice(),
    target: learner.target.slice(),
    adamM: learner.adamM.slice(),
    adamV: learner.adamV.slice(),
  };
  const policy = createPolicy(learner.shape);
  const qValues = (parameters: Float32Array, observations: Float32Array) => {
    const q = new Float32Array(2 * size);
    policy.load(parameters);
    policy.qValues(observations, size, q);
    return q;
  };
  const qBefore = qValues(copy.online, batch.state);
  const qNextTarget = qValues(copy.target, batch.nextState);
  const qNextOnline = qValues(copy.online, batch.nextState);
  const rule = updateRule(config, episode, environmentSteps);
  const { losses, tdErrors } = await createReferenceLearner().learn(copy, batch, rule);
  return {
    updates: learner.updates,
    size,
    learningRate: rule.learningRate,
    loss: losses[0],
    states: batch.state,
    actions: batch.action,
    rewards: batch.reward,
    steps: Uint8Array.from(batch.slots, (slot) => replay.stepsOf(slot, config.nStep)),
    nextStates: batch.nextState,
    discounts: batch.discount,
    weights: batch.weight,
    finals: Uint8Array.from(batch.slots, (slot) => replay.final[slot]),
    qBefore,
    qNextTarget,
    qNextOnline,
    qAfter: qValues(copy.online, batch.state),
    targets: tdErrors.map((tdError, i) => tdError + qBefore[2 * i + batch.action[i]]),
    tdErrors,
    losses: tdErrors.map((tdError, i) => batch.weight[i] * lossOf(tdError, rule.loss)),
    slopes: tdErrors.map((tdError, i) => batch.weight[i] * lossSlope(tdError, rule.loss)),
  };
}
