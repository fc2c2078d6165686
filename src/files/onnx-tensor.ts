import { concatenate } from './bytes.ts';
import { bytesPerNumber, DTYPES, type Dtype, toBytes, toFloat32 } from './dtype.ts';
import { FileError, shapeText } from './error.ts';
import type { FileTensor } from './network/tensor.ts';
import { decodeMessage, type FieldBudget, readVarints } from './protobuf.ts';

/** The bytes of a file beside the model, which its tensors lie in; undefined where it is not at hand. */
export type ExternalData = (location: string) => Uint8Array | undefined;

/** A key and a value, as ONNX keeps metadata and where a tensor lies. */
export function readEntry(bytes: Uint8Array, budget: FieldBudget): [string, string] {
  const entry: [string, string] = ['', ''];
  decodeMessage(bytes, 'StringStringEntryProto', budget, {
    string: {
      1: (key) => {
        entry[0] = key;
      },
      2: (value) => {
        entry[1] = value;
      },
    },
  });
  return entry;
}

/** TensorProto.DataType. */
const DATA_TYPES: Readonly<Record<number, Dtype>> = {
  1: 'F32',
  6: 'I32',
  7: 'I64',
  10: 'F16',
  11: 'F64',
  16: 'BF16',
};
const EXTERNAL = 1;
/** The largest tensor that a network which can play has. */
const MOST_NUMBERS = 2048 * 2048;

/** A TensorProto; its numbers are decoded when they are asked for. */
export function readTensor(bytes: Uint8Array, budget: FieldBudget, external: ExternalData): FileTensor {
  const shape: number[] = [];
  /** `float_data` and `double_data`: what `raw_data` would hold. */
  const plain: Uint8Array[] = [];
  /** `int32_data`, which has 16-bit numbers too, and `int64_data`: varints, packed. */
  const varints: Uint8Array[] = [];
  const numbers: number[] = [];
  const place = new Map<string, string>();
  let dataType = 0;
  let name = '';
  let location = 0;
  let raw: Uint8Array | undefined;
  decodeMessage(bytes, 'TensorProto', budget, {
    integer: {
      1: (length) => shape.push(length),
      2: (type) => {
        dataType = type;
      },
      14: (where) => {
        location = where;
      },
    },
    single: { 5: (number) => numbers.push(number), 7: (number) => numbers.push(number) },
    float: { 4: (number) => plain.push(toBytes(Float32Array.of(number))) },
    string: {
      8: (text) => {
        name = text;
      },
    },
    bytes: {
      4: (packed) => plain.push(packed),
      5: (packed) => varints.push(packed),
      7: (packed) => varints.push(packed),
      10: (packed) => plain.push(packed),
      9: (data) => {
        raw = data;
      },
      13: (message) => {
        const [key, value] = readEntry(message, budget);
        place.set(key, value);
      },
    },
  });
  return {
    name,
    shape,
    read() {
      const dtype = DATA_TYPES[dataType];
      if (dtype === undefined)
        throw new FileError('tensor-dtype', { tensor: name, dtype: dataType, expected: DTYPES.join(', ') });
      const count = shape.reduce((product, length) => product * length, 1);
      if (!(count >= 0 && count <= MOST_NUMBERS))
        throw new FileError('tensor-shape', {
          tensor: name,
          shape: shapeText(shape),
          expected: `≤ ${MOST_NUMBERS}`,
        });
      if (varints.length > 0 || numbers.length > 0)
        return fromIntegers(name, dtype, shape, [
          ...numbers,
          ...varints.flatMap((packed) => readVarints(packed, count)),
        ]);
      const expected = count * bytesPerNumber(dtype);
      const data =
        location === EXTERNAL ? outside(name, place, expected, external) : (raw ?? concatenate(plain));
      checkBytes(name, dtype, shape, data.length, expected);
      return toFloat32(dtype, data);
    },
  };
}

/** The tensor's part of the file that it lies in. @throws {FileError} onnx-external-data, truncated */
function outside(
  tensor: string,
  place: ReadonlyMap<string, string>,
  expected: number,
  external: ExternalData,
): Uint8Array {
  const file = place.get('location') ?? '';
  const data = external(file);
  if (data === undefined) throw new FileError('onnx-external-data', { file });
  const begin = Number(place.get('offset') ?? 0);
  const end = begin + Number(place.get('length') ?? expected);
  if (!(begin >= 0 && end >= begin && end <= data.length))
    throw new FileError('truncated', { where: `${file} (${tensor})`, actual: data.length, needed: end });
  return data.subarray(begin, end);
}

/** Whole numbers as they are; 16-bit floats as their bits. */
function fromIntegers(
  name: string,
  dtype: Dtype,
  shape: readonly number[],
  numbers: readonly number[],
): Float32Array {
  const size = bytesPerNumber(dtype);
  const expected = shape.reduce((product, length) => product * length, size);
  checkBytes(name, dtype, shape, numbers.length * size, expected);
  if (size !== 2) return Float32Array.from(numbers);
  const bits = new Uint8Array(numbers.length * 2);
  const view = new DataView(bits.buffer);
  numbers.forEach((number, i) => {
    view.setUint16(2 * i, number & 0xffff, true);
  });
  return toFloat32(dtype, bits);
}

function checkBytes(
  tensor: string,
  dtype: Dtype,
  shape: readonly number[],
  actual: number,
  expected: number,
): void {
  if (actual === expected) return;
  throw new FileError('tensor-bytes', { tensor, dtype, shape: shapeText(shape), actual, expected });
}
