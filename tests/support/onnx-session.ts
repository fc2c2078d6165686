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

/** The output `y` of a model that gives types to nothing, one state at a time where `alone`. */
export async function onnxruntimeNumbers(
  file: Uint8Array,
  states: Float32Array,
  alone: boolean,
): Promise<Float32Array> {
  const session = await openOnnx(file);
  try {
    const count = alone ? 1 : states.length / 4;
    const all: number[] = [];
    for (let first = 0; first < states.length; first += 4 * count) {
      const x = new ort.Tensor('float32', states.slice(first, first + 4 * count), [count, 4]);
      const { y } = await session.run({ x });
      if (!(y?.data instanceof Float32Array)) throw new TypeError('y is not float32');
      all.push(...y.data);
    }
    return Float32Array.from(all);
  } finally {
    await session.release();
  }
}
