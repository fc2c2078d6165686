import { LEARNER_NAMES, type LearnerName } from '../core/learner.ts';
import type { Device, Work } from './device.ts';
import { type Lack, LEARNERS } from './registry.ts';

export interface ChosenLearner {
  readonly learner: LearnerName;
  /** Why this one and none before it; for the page to translate. */
  readonly reason: 'requested' | 'requested-unavailable' | 'hardware-webgl' | 'software-webgl' | Lack;
  /** With `requested-unavailable`: what is missing. */
  readonly missing?: Lack;
}

/**
 * Which learner runs, and why: the one asked for when it can run at all, else the first that suits the device well, else
 * the first that runs.
 * @param requested what the person wants.
 */
export function chooseLearner(requested: 'auto' | LearnerName, device: Device, work: Work): ChosenLearner {
  if (requested === 'auto') return automaticChoice(device, work);
  const wanted = LEARNERS[requested].fitness(device, work);
  if (wanted.fit !== 'not') return { learner: requested, reason: 'requested' };
  const { learner } = automaticChoice(device, work);
  return { learner, reason: 'requested-unavailable', missing: wanted.reason };
}

/** The learners that can do this work here, in the registry's order. */
export function runningLearners(device: Device, work: Work): LearnerName[] {
  return LEARNER_NAMES.filter((name) => LEARNERS[name].fitness(device, work).fit !== 'not');
}

/** The reason is the device's merit, or else what keeps the learners that would be preferred from being so. */
function automaticChoice(device: Device, work: Work): ChosenLearner {
  let learner: LearnerName | undefined;
  let reason: ChosenLearner['reason'] | undefined;
  for (const name of LEARNER_NAMES) {
    const fitness = LEARNERS[name].fitness(device, work);
    reason = fitness.reason ?? reason;
    if (fitness.fit === 'well') {
      learner = name;
      break;
    }
    if (fitness.fit === 'somehow') learner ??= name;
  }
  if (learner === undefined || reason === undefined) throw new Error('No learner runs here');
  return { learner, reason };
}
