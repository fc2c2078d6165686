import * as ort from 'onnxruntime-web';

/** The two numbers `[count, 2]` of `states` `[count, 4]` by onnxruntime, of an ONNX file. */
export async function onnxruntimeQValues(
  file: Uint8Array,
  states: Float32Array,
  output = 'q_values',
): Promise<Float32Array> {
  const session = await openOnnx(file);
  try {
    const count = states.length / 4;
    const outputs = await session.run({ state: new ort.Tensor('float32', states, [count, 4]) });
    const data = outputs[output]?.data;
    if (!(data instanceof Float32Array)) throw new TypeError(`${output} is not float32`);
    return data.slice();
  } finally {
    await session.release();
  }
}

export function openOnnx(file: Uint8Array): Promise<ort.InferenceSession> {
  ort.env.wasm.numThreads = 1;
  return ort.InferenceSession.create(file);
}
