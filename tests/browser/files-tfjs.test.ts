import * as tf from '@tensorflow/tfjs';
import { unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { encodeWeights, readWeights } from '../../src/files/weights-file.ts';
import { maxDifference, qValues, sampleStates, sampleWeights } from '../support/weights.ts';

it.each([
  [128, 128],
  [1, 1],
  [7, 300],
] as const)(
  'tf.loadLayersModel takes the unzipped files of a %d-%d network and gives its Q-values',
  async (...hidden) => {
    await tf.setBackend('cpu');
    const weights = sampleWeights(hidden);
    const states = sampleStates(1000);
    const unzipped = unzipSync(await encodeWeights('tfjs', weights));
    const files = Object.entries(unzipped).map(([name, bytes]) => new File([bytes], name));

    const model = await tf.loadLayersModel(tf.io.browserFiles(files));
    expect(model.inputs.map(({ shape }) => shape)).toEqual([[null, 4]]);
    const output = tf.tidy(() => model.predict(tf.tensor2d(states, [1000, 4])));
    if (Array.isArray(output)) throw new Error('one output expected');
    expect(maxDifference(await output.data(), qValues(weights, states))).toBeLessThan(1e-5);
    output.dispose();
    model.dispose();
  },
);

it('a model that tfjs itself saved is read, and gives its Q-values', async () => {
  await tf.setBackend('cpu');
  const model = tf.sequential({
    layers: [
      tf.layers.dense({ units: 16, activation: 'relu', inputShape: [4] }),
      tf.layers.dense({ units: 8, activation: 'relu', biasInitializer: 'randomNormal' }),
      tf.layers.dense({ units: 2 }),
    ],
  });
  const files: Record<string, Uint8Array> = {};
  await model.save({
    async save({ modelTopology, weightSpecs, weightData }) {
      const weightsManifest = [{ paths: ['./model.weights.bin'], weights: weightSpecs }];
      files['model.json'] = new TextEncoder().encode(JSON.stringify({ modelTopology, weightsManifest }));
      if (!(weightData instanceof ArrayBuffer)) throw new TypeError('weightData');
      files['model.weights.bin'] = new Uint8Array(weightData);
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
    },
  });
  const weights = await readWeights(zipSync(files));
  expect(weights.shape).toEqual({ hidden: [16, 8] });

  const states = sampleStates(100);
  const output = tf.tidy(() => model.predict(tf.tensor2d(states, [100, 4])));
  if (Array.isArray(output)) throw new Error('one output expected');
  expect(maxDifference(await output.data(), qValues(weights, states))).toBeLessThan(1e-5);
  output.dispose();
  model.dispose();
});
