import { describe, expect, it } from 'vitest';
import { type Dtype, toFloat32 } from '../../src/files/dtype.ts';

/** One number of a type, from its bits as its definition writes them, highest first. */
function fromBits(dtype: Dtype, bits: string): number {
  const digits = bits.replaceAll(' ', '');
  const bytes = Array.from({ length: digits.length / 8 }, (_, i) =>
    Number.parseInt(digits.slice(8 * i, 8 * i + 8), 2),
  );
  const [number] = toFloat32(dtype, Uint8Array.from(bytes.toReversed())); // little-endian
  return number ?? Number.NaN;
}

describe('numbers of a file, worked out by hand', () => {
  // Sign, exponent with a bias of 15, 10 bits of fraction (IEEE 754 binary16).
  it.each([
    ['0 00000 0000000000', 0],
    ['1 00000 0000000000', -0],
    ['0 01111 0000000000', 1],
    ['0 01111 0000000001', 1 + 1 / 1024],
    ['1 10000 1000000000', -3],
    ['0 01101 0101010101', 0.333251953125],
    ['0 11110 1111111111', 65504],
    ['0 00001 0000000000', 2 ** -14],
    ['0 00000 1111111111', 1023 * 2 ** -24],
    ['1 00000 0000000001', -(2 ** -24)],
    ['1 11111 0000000000', Number.NEGATIVE_INFINITY],
    ['0 11111 0000000001', Number.NaN],
  ])('F16 %s is %d', (bits, number) => {
    expect(fromBits('F16', bits)).toBe(number);
  });

  // Sign, exponent with a bias of 127, 7 bits of fraction.
  it.each([
    ['1 00000000 0000000', -0],
    ['0 01111111 0000000', 1],
    ['0 01111111 0000001', 1 + 1 / 128],
    ['1 10000000 1000000', -3],
    ['0 10000000 1001001', 3.140625],
    ['0 11111110 1111111', 255 * 2 ** 120],
    ['0 00000000 0000001', 2 ** -133],
    ['0 11111111 0000000', Number.POSITIVE_INFINITY],
    ['1 11111111 1000000', Number.NaN],
  ])('BF16 %s is %d', (bits, number) => {
    expect(fromBits('BF16', bits)).toBe(number);
  });

  // Sign, exponent with a bias of 127, 23 bits of fraction.
  it.each([
    ['1 00000000 00000000000000000000000', -0],
    ['0 01111111 00000000000000000000001', 1 + 2 ** -23],
    ['1 10000000 10000000000000000000000', -3],
    ['0 01111011 10011001100110011001101', 0.10000000149011612],
    ['0 00000000 00000000000000000000001', 2 ** -149],
    ['0 11111111 00000000000000000000000', Number.POSITIVE_INFINITY],
  ])('F32 %s is %d', (bits, number) => {
    expect(fromBits('F32', bits)).toBe(number);
  });

  it('of more bits are rounded to the nearest float32', () => {
    expect(fromBits('F64', `0 01111111111 ${'0'.repeat(23)}1${'0'.repeat(28)}`)).toBe(1); // 1 + 2⁻²⁴, a tie
    expect(fromBits('F64', `0 01111111111 ${'0'.repeat(23)}11${'0'.repeat(27)}`)).toBe(1 + 2 ** -23);
    expect(fromBits('I64', '1'.repeat(64))).toBe(-1);
    expect(fromBits('I32', `0${'0'.repeat(6)}1${'0'.repeat(23)}1`)).toBe(2 ** 24);
  });
});
