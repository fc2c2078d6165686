import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createFeedForwardPolicy } from '../../src/core/feed-forward.ts';
import { goingOn } from '../../src/core/going-on.ts';
import { PRESET_NAMES, PRESETS } from '../../src/core/presets.ts';
import { BEFORE_TRAINING } from '../../src/core/run-evaluation.ts';
import { epsilonAt } from '../../src/core/schedule.ts';
import { train } from '../../src/core/train.ts';
import { trainable } from '../../src/core/trainable.ts';
import { createTrainingState, resultParameters } from '../../src/core/training-state.ts';
import { decodeCheckpoint, encodeCheckpoint } from '../../src/files/checkpoint.ts';
import { readWeights } from '../../src/files/weights-file.ts';
import { fastestPolicy } from '../../src/learners/policy.ts';
import { createReferenceLearner } from '../../src/learners/reference/learner.ts';
import { maxDifference, qValues, sampleStates } from '../support/weights.ts';

const fixture = async (name: string) =>
  readWeights(new Uint8Array(await readFile(new URL(`../fixtures/${name}`, import.meta.url))));

describe('training an agent further', () => {
  it.each(PRESET_NAMES)(
    'with %s explores as at the end of that preset, not as at its beginning',
    (preset) => {
      const config = PRESETS[preset];
      const end = epsilonAt(config, 1e9, 1e9);
      expect(epsilonAt(goingOn(config), 0, 0)).toBeCloseTo(end, 12);
      expect(goingOn(config)).toMatchObject({ keepBest: true });
    },
  );

  it('keeps the weights it was given for as long as training makes nothing better of them', async () => {
    const network = trainable(await fixture('made/json-state-dict.json'));
    if (network === null) throw new Error('cannot be trained');
    // Weights that play 500, and steps so large that they are lost at once.
    const config = { ...goingOn(PRESETS['sb3-zoo']), learningRate: 0.01, learningStarts: 64, episodes: 6 };
    const fresh = { ...createTrainingState(config, network.shape), trainedFrom: 'agent.json' };
    fresh.learner.online.set(network.parameters);
    const policy = (await fastestPolicy())(network.shape);
    for await (const _ of train(fresh, { learner: createReferenceLearner(), policy }));
    expect(fresh.best?.episode).toBe(BEFORE_TRAINING);
    expect(fresh.best?.evaluation).toMatchObject({ mean: 500 });
    expect(resultParameters(fresh)).toEqual(network.parameters);
    expect(fresh.learner.online).not.toEqual(network.parameters);
    expect(decodeCheckpoint(encodeCheckpoint(fresh, 1)).state.best?.episode).toBe(BEFORE_TRAINING);
  });

  it('takes a single hidden layer with a second behind it that changes nothing', async () => {
    const agent = await fixture('made/one-hidden-layer.safetensors');
    const network = trainable(agent);
    expect(network?.shape).toEqual({ hidden: [128, 128] });
    const states = sampleStates(100);
    if (network !== null) expect(maxDifference(qValues(network, states), qValues(agent, states))).toBe(0);
    expect(createFeedForwardPolicy(agent.shape)).toBeDefined();
  });

  it('is not offered for what no learner can train', async () => {
    expect(trainable(await fixture('files/sb3-a2c-tanh-64-64.zip'))).toBeNull();
    expect(trainable(await fixture('made/three-hidden-layers.safetensors'))).toBeNull();
  });
});
