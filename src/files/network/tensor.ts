import { FileError, shapeText } from '../error.ts';

/** One tensor of a file, its numbers decoded only when asked for. */
export interface Tensor {
  readonly shape: readonly number[];
  /** Row-major. @throws {FileError} tensor-dtype */
  read(): Float32Array;
}

/** A tensor under its name in the file. */
export interface FileTensor extends Tensor {
  readonly name: string;
}

/** A layer of a file whose place in the network is known. */
export interface FileLayer {
  readonly name: string;
  /** `[out, in]`, or `[in, out]` where `transposed`. */
  readonly weight: FileTensor;
  readonly transposed: boolean;
  /** `[out]`; null for a layer without. */
  readonly bias: FileTensor | null;
}

/** `[out, in]` of a layer's weight. @throws {FileError} tensor-shape when it is no matrix */
export function layerSize({ weight, transposed }: Pick<FileLayer, 'weight' | 'transposed'>): {
  readonly outputs: number;
  readonly inputs: number;
} {
  const [rows, columns, ...more] = weight.shape;
  if (rows === undefined || columns === undefined || more.length > 0)
    throw new FileError('tensor-shape', {
      tensor: weight.name,
      shape: shapeText(weight.shape),
      expected: transposed ? '[in, out]' : '[out, in]',
    });
  return transposed ? { outputs: columns, inputs: rows } : { outputs: rows, inputs: columns };
}

/** The layer's weight as `[out, in]`, every number finite. @throws {FileError} tensor-not-finite, tensor-dtype */
export function readWeight({ weight, transposed }: FileLayer): Float32Array {
  const numbers = readFinite(weight);
  const [rows = 0, columns = 0] = weight.shape;
  return transposed ? transpose(numbers, rows, columns) : numbers;
}

/** The layer's bias, zeros where it has none. @throws {FileError} tensor-shape, tensor-not-finite, tensor-dtype */
export function readBias({ bias }: FileLayer, outputs: number): Float32Array {
  if (bias === null) return new Float32Array(outputs);
  const lengths = bias.shape.filter((length) => length !== 1);
  if (bias.shape.reduce((product, length) => product * length, 1) !== outputs || lengths.length > 1)
    throw new FileError('tensor-shape', {
      tensor: bias.name,
      shape: shapeText(bias.shape),
      expected: shapeText([outputs]),
    });
  return readFinite(bias);
}

/** The tensor's numbers. @throws {FileError} tensor-not-finite with the first NaN or infinite number's index */
function readFinite({ name, shape, read }: FileTensor): Float32Array {
  const numbers = read();
  const at = numbers.findIndex((number) => !Number.isFinite(number));
  if (at < 0) return numbers;
  const columns = shape.at(-1) ?? 1;
  const index = shape.length > 1 ? [Math.floor(at / columns), at % columns] : [at];
  throw new FileError('tensor-not-finite', {
    tensor: name,
    value: String(numbers[at]),
    index: shapeText(index),
  });
}

/** `[rows, columns]` → `[columns, rows]`, both row-major. */
export function transpose(matrix: Float32Array, rows: number, columns: number): Float32Array {
  const result = new Float32Array(matrix.length);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      result[column * rows + row] = matrix[row * columns + column] ?? 0;
  return result;
}
