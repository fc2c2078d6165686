import { FileError } from './error.ts';

/** Takes the arrays of a checkpoint, one after the other, out of its bytes: copies, looked at as they are read. */
export class ArrayReader {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  float32(name: string, length: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.#take(name, length, Float32Array.BYTES_PER_ELEMENT));
  }

  finite(name: string, length: number): Float32Array<ArrayBuffer> {
    const numbers = this.float32(name, length);
    refuseWhere(name, numbers, (number) => !Number.isFinite(number));
    return numbers;
  }

  /** NaN is a number that does not apply. */
  numbers(name: string, length: number): Float64Array<ArrayBuffer> {
    const numbers = new Float64Array(this.#take(name, length, Float64Array.BYTES_PER_ELEMENT));
    refuseWhere(name, numbers, (number) => Math.abs(number) === Number.POSITIVE_INFINITY);
    return numbers;
  }

  positive(name: string, length: number): Float64Array<ArrayBuffer> {
    const numbers = this.numbers(name, length);
    refuseValue(
      name,
      numbers.findIndex((number) => !(number > 0)),
      numbers,
      '> 0',
    );
    return numbers;
  }

  /** Each 0 or 1. */
  flags(name: string, length: number): Uint8Array<ArrayBuffer> {
    const flags = new Uint8Array(this.#take(name, length, 1));
    refuseValue(
      name,
      flags.findIndex((flag) => flag > 1),
      flags,
      '0, 1',
    );
    return flags;
  }

  /** @throws {FileError} tensor-gap when bytes are left over */
  end(): void {
    if (this.#at < this.#bytes.length)
      throw new FileError('tensor-gap', { begin: this.#at, end: this.#bytes.length });
  }

  #take(name: string, length: number, bytesEach: number): ArrayBuffer {
    const begin = this.#at;
    const end = begin + length * bytesEach;
    if (end > this.#bytes.length)
      throw new FileError('tensor-range', { tensor: name, begin, end, available: this.#bytes.length });
    this.#at = end;
    const copy = new ArrayBuffer(end - begin);
    new Uint8Array(copy).set(this.#bytes.subarray(begin, end));
    return copy;
  }
}

type Numbers = Float32Array | Float64Array | Uint8Array;

function refuseWhere(tensor: string, numbers: Numbers, isBad: (number: number) => boolean): void {
  const at = numbers.findIndex(isBad);
  if (at >= 0)
    throw new FileError('tensor-not-finite', { tensor, value: String(numbers[at]), index: `[${at}]` });
}

function refuseValue(field: string, at: number, numbers: Numbers, expected: string): void {
  if (at >= 0)
    throw new FileError('field-invalid', {
      where: 'checkpoint',
      field: `${field}[${at}]`,
      received: String(numbers[at]),
      expected,
    });
}
