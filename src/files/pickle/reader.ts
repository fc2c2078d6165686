import { FileError } from '../error.ts';

/** Reads a pickle's bytes from front to back. */
export class PickleBytes {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = at;
  }

  /** @throws {FileError} pickle-damaged: whatever a reader of the pickle stumbles over */
  fail(): never {
    throw new FileError('pickle-damaged', { position: this.at });
  }

  /** The next `length` bytes. */
  take(length: number): Uint8Array {
    if (!(length >= 0 && length <= this.#bytes.length - this.at)) this.fail();
    const start = this.at;
    this.at += length;
    return this.#bytes.subarray(start, this.at);
  }

  uint8(): number {
    return this.#view.getUint8(this.#step(1));
  }

  uint16(): number {
    return this.#view.getUint16(this.#step(2), true);
  }

  int32(): number {
    return this.#view.getInt32(this.#step(4), true);
  }

  uint32(): number {
    return this.#view.getUint32(this.#step(4), true);
  }

  uint64(): number {
    return Number(this.#view.getBigUint64(this.#step(8), true));
  }

  /** Big-endian, unlike everything else. */
  float64(): number {
    return this.#view.getFloat64(this.#step(8));
  }

  /** Two's complement, little-endian, of any length. */
  long(length: number): number {
    const digits = this.take(length);
    if (length > LONGEST_INTEGER) this.fail();
    let value = 0;
    for (let i = 0; i < digits.length; i += 1) value += (digits[i] ?? 0) * 2 ** (8 * i);
    return (digits.at(-1) ?? 0) >= 0x80 ? value - 2 ** (8 * length) : value;
  }

  text(length: number): string {
    return new TextDecoder().decode(this.take(length));
  }

  /** Up to the next line feed. */
  line(): string {
    const end = this.#bytes.indexOf(0x0a, this.at);
    if (end < 0 || end - this.at > LONGEST_LINE) this.fail();
    const line = this.text(end - this.at);
    this.at = end + 1;
    return line;
  }

  #step(length: number): number {
    if (length > this.#bytes.length - this.at) this.fail();
    const start = this.at;
    this.at += length;
    return start;
  }
}

/** Bytes of an integer: PyTorch's magic number has 10, a hash at most 32. */
const LONGEST_INTEGER = 64;
const LONGEST_LINE = 4096;
