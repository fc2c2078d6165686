import { expect } from 'vitest';

/** Arrays of numbers are equal where all their bits are; an element at a time takes seconds for a replay buffer. */
expect.addEqualityTesters([
  (a: unknown, b: unknown) => {
    if (!ArrayBuffer.isView(a) || !ArrayBuffer.isView(b) || a.constructor !== b.constructor) return undefined;
    const others = bytesOf(b);
    return a.byteLength === b.byteLength && bytesOf(a).every((byte, at) => byte === others[at]);
  },
]);

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView) =>
  new Uint8Array(buffer, byteOffset, byteLength);
