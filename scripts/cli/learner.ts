import { LEARNER_NAMES, type LearnerName } from '../../src/core/learner.ts';
import { PRESETS } from '../../src/core/presets.ts';
import { networkShape } from '../../src/core/training-state.ts';
import { chooseLearner, runningLearners } from '../../src/learners/choose.ts';
import { probeDevice, type Work } from '../../src/learners/device.ts';
import type { Lack } from '../../src/learners/registry.ts';
import { UsageError } from './options.ts';

const device = await probeDevice();

/** Learners that need no browser. */
export const nodeLearners: readonly LearnerName[] = runningLearners(device, {
  shape: networkShape(PRESETS.blog),
  batchSize: PRESETS.blog.batchSize,
});

/** A learner, and the sentence that says why it is not the one wanted. */
export interface LearnerPick {
  readonly learner: LearnerName;
  readonly note: string | null;
}

/** What a learner that does not run lacks. */
const needs: Readonly<Record<Lack, string>> = {
  'no-offscreen-canvas': 'a browser',
  'no-webgl2': 'WebGL 2',
  'no-float32-targets': 'WebGL that writes 32-bit numbers',
  'device-lost': 'a GPU',
  'no-wasm-simd': 'WebAssembly SIMD',
  'shape-unsupported':
    'batch sizes that are multiples of 4 up to 512 and widths that are multiples of 8 up to 256',
};

/** What `--learner` was given. @throws {UsageError} when it does not run in Node */
export function learnerOption(value: string | true | undefined): LearnerName | undefined {
  const learner = LEARNER_NAMES.find((name) => name === value);
  if (value === undefined || (learner !== undefined && nodeLearners.includes(learner))) return learner;
  throw new UsageError(
    `--learner ${value}: Node runs ${nodeLearners.join(', ')}${learner === undefined ? '' : `; ${learner} needs a browser`}.`,
  );
}

/**
 * What can train this network with such minibatches in Node.
 * @param trainedOn by a run that is carried on.
 */
export function pickLearner(
  asked: LearnerName | undefined,
  work: Work,
  trainedOn: LearnerName | null = null,
): LearnerPick {
  const wanted = asked ?? trainedOn ?? 'auto';
  const { learner, reason, missing } = chooseLearner(wanted, device, work);
  const { shape, batchSize } = work;
  if (learner !== wanted && (missing ?? reason) === 'shape-unsupported') {
    const note = `Batch size ${batchSize}, hidden widths ${shape.hidden.join(' and ')}: simd needs ${needs['shape-unsupported']}, so the slower learner ${learner} trains.`;
    return { learner, note };
  }
  const note =
    missing === undefined
      ? null
      : `The run was trained with ${wanted}, which needs ${needs[missing]}: ${learner} goes on with it, to the same weights within rounding.`;
  return { learner, note };
}
