import { expect } from '@playwright/test';
import { decodeSafetensors } from '../../src/files/safetensors.ts';

/** Two files of weights are the same but for the run that each is of. */
export async function expectSameWeights(one: Uint8Array, other: Uint8Array): Promise<void> {
  const [a, b] = [await decodeSafetensors(one), await decodeSafetensors(other)];
  const numbers = ({ tensors }: typeof a) => [...tensors].map(([name, { read }]) => [name, read()]);
  expect(numbers(a)).toEqual(numbers(b));
  expect({ ...a.metadata, run: '' }).toEqual({ ...b.metadata, run: '' });
}
