import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFiles } from '../../src/files/read.ts';
import { maxDifference, qValues, sampleStates } from '../support/weights.ts';

beforeAll(() => tf.setBackend('cpu'));

const text = (value: object) => new TextEncoder().encode(JSON.stringify(value));

/** The two files of a model, as `model.save('downloads://name')` gives them. */
async function saved(model: tf.LayersModel): Promise<{ json: Record<string, unknown>; weights: Uint8Array }> {
  let files: { json: Record<string, unknown>; weights: Uint8Array } | undefined;
  await model.save(
    tf.io.withSaveHandler(async ({ modelTopology, weightSpecs, weightData }) => {
      const data = Array.isArray(weightData) ? weightData[0] : weightData;
      files = {
        json: { modelTopology, weightsManifest: [{ paths: ['w.bin'], weights: weightSpecs }] },
        weights: new Uint8Array(data ?? new ArrayBuffer(0)),
      };
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
    }),
  );
  if (files === undefined) throw new Error('nothing was saved');
  return files;
}

const read = ({ json, weights }: Awaited<ReturnType<typeof saved>>) =>
  readFiles([
    { name: 'model.json', bytes: text(json) },
    { name: 'w.bin', bytes: weights },
  ]);

const states = sampleStates(30);
const input = () => tf.tensor2d(states, [30, 4]);
const { dense } = tf.layers;

describe('a TensorFlow.js model', () => {
  it.each([
    [
      'tanh and Dropout',
      [
        dense({ units: 6, activation: 'tanh', inputShape: [4] }),
        tf.layers.dropout({ rate: 0.5 }),
        dense({ units: 2 }),
      ],
    ],
    [
      'LeakyReLU and ELU as layers',
      [
        dense({ units: 6, inputShape: [4] }),
        tf.layers.leakyReLU({ alpha: 0.1 }),
        dense({ units: 5 }),
        tf.layers.elu(),
        dense({ units: 2 }),
      ],
    ],
    [
      'swish, and no bias',
      [dense({ units: 6, activation: 'swish', useBias: false, inputShape: [4] }), dense({ units: 2 })],
    ],
    ['no hidden layer', [dense({ units: 2, inputShape: [4] })]],
    [
      'a linear layer among others',
      [dense({ units: 6, inputShape: [4] }), dense({ units: 3, activation: 'sigmoid' }), dense({ units: 2 })],
    ],
  ])('with %s gives what tf.loadLayersModel does', async (_, layers) => {
    const model = tf.sequential({ layers });
    const expected = model.predict(input());
    if (Array.isArray(expected)) throw new Error('several outputs');
    const agent = await read(await saved(model));
    expect(maxDifference(qValues(agent, states), await expected.data())).toBeLessThan(1e-5);
  });

  it('with two outputs acts by the actor, whose softmax leaves the larger one the larger', async () => {
    const x = tf.input({ shape: [4] });
    const common = dense({ units: 6, activation: 'relu' }).apply(x);
    if (!(common instanceof tf.SymbolicTensor)) throw new Error('no symbolic tensor');
    const actor = dense({ units: 2, activation: 'softmax' }).apply(common);
    const critic = dense({ units: 1 }).apply(common);
    if (!(actor instanceof tf.SymbolicTensor && critic instanceof tf.SymbolicTensor)) throw new Error('none');
    const model = tf.model({ inputs: x, outputs: [critic, actor] });
    const outputs = model.predict(input());
    const probabilities = Array.isArray(outputs) ? await outputs[1]?.data() : undefined;
    const agent = await read(await saved(model));
    expect(agent).toMatchObject({ head: 'policy', shape: { hidden: [6], outputs: 'preferences' } });
    const ours = qValues(agent, states);
    const right = (numbers: ArrayLike<number>) =>
      Array.from({ length: 30 }, (_, i) => (numbers[2 * i + 1] ?? 0) > (numbers[2 * i] ?? 0));
    expect(right(ours)).toEqual(right(probabilities ?? []));
  });

  it('with one sigmoid output pushes right above a half', async () => {
    const model = tf.sequential({
      layers: [
        dense({ units: 6, activation: 'relu', inputShape: [4] }),
        dense({ units: 1, activation: 'sigmoid' }),
      ],
    });
    const expected = model.predict(input());
    if (Array.isArray(expected)) throw new Error('several outputs');
    const agent = await read(await saved(model));
    expect(agent.head).toBe('threshold');
    const ours = qValues(agent, states);
    const share = await expected.data();
    expect(Array.from(share, (each) => each > 0.5)).toEqual(
      Array.from(share, (_, i) => (ours[2 * i + 1] ?? 0) > (ours[2 * i] ?? 0)),
    );
  });

  it('quantised to bytes is its numbers times scale plus min', async () => {
    const weights = [
      {
        name: 'd/kernel',
        shape: [4, 2],
        dtype: 'float32',
        quantization: { dtype: 'uint8', scale: 0.5, min: -1 },
      },
      {
        name: 'd/bias',
        shape: [2],
        dtype: 'float32',
        quantization: { dtype: 'uint16', scale: 0.25, min: 1 },
      },
    ];
    const layers = [
      {
        class_name: 'Dense',
        config: { name: 'd', units: 2, activation: 'linear', batch_input_shape: [null, 4] },
      },
    ];
    const json = {
      modelTopology: { class_name: 'Sequential', config: { name: 's', layers } },
      weightsManifest: [{ paths: ['w.bin'], weights }],
    };
    const { parameters } = await read({ json, weights: Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 255, 4, 0, 0, 1) });
    expect([...parameters]).toEqual([-1, 0, 1, 2, -0.5, 0.5, 1.5, 126.5, 2, 65]);
  });
});
