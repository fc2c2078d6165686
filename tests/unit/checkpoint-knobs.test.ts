import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Config, configProblems, defaultConfig, isConfig } from '../../src/core/config.ts';
import type { Knob } from '../../src/core/knob.ts';
import { KNOB_NAMES, KNOBS, type KnobName } from '../../src/core/knobs.ts';
import type { Policy } from '../../src/core/learner.ts';
import { DivergedError } from '../../src/core/learner-calls.ts';
import { train } from '../../src/core/train.ts';
import { createTrainingState, type TrainingState } from '../../src/core/training-state.ts';
import { decodeCheckpoint, encodeCheckpoint } from '../../src/files/checkpoint.ts';
import { createReferenceLearner } from '../../src/learners/reference/learner.ts';
import { everythingOf } from '../support/checkpoint.ts';

/** Its steps, both ends of its range, and whatever lies between. */
function knobValue(name: KnobName): fc.Arbitrary<unknown> {
  const knob: Knob = KNOBS[name];
  if (knob.kind === 'choice') return fc.constantFrom(...knob.choices);
  if (knob.kind === 'switch') return fc.boolean();
  const { min, max, integer, multipleOf = 1, steps } = knob;
  const between = integer
    ? fc.integer({ min: min / multipleOf, max: Math.floor(max / multipleOf) }).map((n) => n * multipleOf)
    : fc.double({ min, max, noNaN: true });
  return fc.oneof(fc.constantFrom(...steps, min, max), between);
}

/** Every knob anywhere in its range, as far as they go together. */
const configs = fc
  .record(Object.fromEntries(KNOB_NAMES.map((name) => [name, knobValue(name)])))
  .map((values) => {
    const config = { ...defaultConfig(), ...values };
    if (!isConfig(config)) throw new Error('a value out of range');
    // As many updates as a test has time for; the ranges of these knobs go through the file untrained.
    const bufferCapacity = Math.max(2, config.bufferCapacity);
    const batchSize = Math.min(config.batchSize, bufferCapacity - 1, 64);
    const learningStarts = Math.min(Math.max(config.learningStarts, batchSize - 1), bufferCapacity - 1);
    return { ...config, bufferCapacity, batchSize, learningStarts };
  });

/** Acts well without having learnt anything, so that episodes come to be cut at 500 steps; clumsily now and then. */
function skilled(falls: boolean): Policy {
  let loads = 0;
  return {
    load() {
      loads += 1;
    },
    qValues(observations, count, out) {
      for (let row = 0; row < count; row += 1) {
        const [x = 0, v = 0, angle = 0, turning = 0] = observations.subarray(4 * row, 4 * row + 4);
        const goesRight = (falls && loads % 3 === 0) || angle + turning + 0.1 * x + 0.2 * v > 0;
        out.set(goesRight ? [0.25, 1.5] : [1.5, 0.25], 2 * row);
      }
    },
  };
}

/** Null when it diverged: such a run has failed, and no checkpoint is written of it. */
async function trainedALittle(config: Config, falls: boolean): Promise<TrainingState | null> {
  const quick: Config = {
    ...config,
    hiddenWidth: 8,
    episodes: 3,
    bufferCapacity: Math.min(config.bufferCapacity, 900),
    learningStarts: Math.min(config.learningStarts, 300),
    updatesPer: 'episode',
    updatesPerEpisode: config.updatesPerEpisode % 12,
    evaluationStarts: Math.min(config.evaluationStarts, 5),
    confirmationStarts: Math.min(config.confirmationStarts, 5),
  };
  const state = createTrainingState(quick);
  const tools = { learner: createReferenceLearner(), policy: skilled(falls) };
  try {
    for await (const _ of train(state, tools));
  } catch (error) {
    if (!(error instanceof DivergedError)) throw error;
    return null;
  }
  return state;
}

const readBack = (state: TrainingState) => decodeCheckpoint(encodeCheckpoint(state, 1.5, 'reference')).state;

test('whatever settings there can be, a checkpoint of them is read back', () => {
  fc.assert(
    fc.property(configs, (config) => {
      expect(configProblems(config)).toEqual([]);
      const state = createTrainingState(config);
      expect(readBack(state).config).toEqual(config);
    }),
    { numRuns: 50 },
  );
});

test('whatever the settings train to, a checkpoint of it is read back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(configs, fc.boolean(), async (config, falls) => {
      const state = await trainedALittle(config, falls);
      if (state !== null) expect(everythingOf(readBack(state))).toEqual(everythingOf(state));
    }),
    { numRuns: 60 },
  );
});
