import { expect, it } from 'vitest';
import { encodeWeights, readWeights, WEIGHT_FORMATS } from '../../src/files/weights-file.ts';
import { readError } from '../support/file-error.ts';
import { gemm, observations, referenceQValues } from '../support/onnx-foreign.ts';
import { maxDifference, qValues, sampleWeights } from '../support/weights.ts';

it.each(['safetensors', 'tfjs', 'onnx', 'json'] as const)(
  'a browser writes and reads %s, bit for bit, and notices one byte less',
  async (format) => {
    const weights = sampleWeights([128, 128]);
    const blob = new Blob([await encodeWeights(format, weights)], { type: WEIGHT_FORMATS[format].mimeType });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    expect(await readWeights(bytes)).toMatchObject({ ...weights, format });
    const code = {
      safetensors: 'truncated',
      tfjs: 'zip-damaged',
      onnx: 'protobuf-damaged',
      json: 'json-syntax',
    } as const;
    await readError(bytes.slice(0, -2), code[format]);
  },
);

it('a browser reads the ONNX of others', async () => {
  expect(maxDifference(qValues(await readWeights(gemm), observations), referenceQValues)).toBeLessThan(1e-6);
});
