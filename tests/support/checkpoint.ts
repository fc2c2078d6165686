import { createSeedTools } from '../../scripts/study/seed.ts';
import type { Config } from '../../src/core/config.ts';
import { STREAMS } from '../../src/core/random.ts';
import { train } from '../../src/core/train.ts';
import type { TrainingState } from '../../src/core/training-state.ts';
import { crc32 } from '../../src/files/crc32.ts';

/** Trains on from wherever `state` stands, to its end or by `episodes`. */
export async function trainOn(
  state: TrainingState,
  learner: 'simd' | 'reference',
  episodes = Number.POSITIVE_INFINITY,
): Promise<TrainingState> {
  const { learner: made, policyFactory } = await createSeedTools(learner);
  let left = episodes;
  for await (const _ of train(state, { learner: made, policy: policyFactory(state.learner.shape) })) {
    left -= 1;
    if (left === 0) break;
  }
  return state;
}

/** All that a run is, as plain values to be compared: equal means the same to the last bit. */
export function everythingOf(state: TrainingState) {
  const { random, priorities, learner, replay, ...rest } = state;
  const { revision: _, ...numbers } = learner;
  const { size, capacity, head, finalCount } = replay;
  return {
    ...rest,
    learner: numbers,
    replay: {
      size,
      capacity,
      head,
      finalCount,
      transitions: [
        replay.state,
        replay.nextState,
        replay.reward,
        replay.discount,
        replay.action,
        replay.final,
      ],
    },
    priorities: priorities?.snapshot() ?? null,
    random: STREAMS.map((stream) => random[stream].state()),
  };
}

const HEADER_AT = 20;

/** A checkpoint with its header or its arrays changed and the checksum put right again: what a forger would write. */
export function forge(
  bytes: Uint8Array,
  change: {
    readonly header?: (header: Header) => object;
    readonly arrays?: (arrays: Uint8Array) => Uint8Array;
  },
): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = HEADER_AT + view.getUint32(16, true);
  const before: Header = JSON.parse(new TextDecoder().decode(bytes.subarray(HEADER_AT, end)));
  const header = new TextEncoder().encode(JSON.stringify(change.header?.(before) ?? before));
  const arrays = change.arrays?.(bytes.slice(end)) ?? bytes.subarray(end);
  const forged = new Uint8Array(HEADER_AT + header.length + arrays.length);
  forged.set(bytes.subarray(0, HEADER_AT));
  forged.set(header, HEADER_AT);
  forged.set(arrays, HEADER_AT + header.length);
  new DataView(forged.buffer).setUint32(16, header.length, true);
  return withChecksum(forged);
}

export interface Header extends Record<string, unknown> {
  readonly config: Config;
}

export function withChecksum(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  new DataView(bytes.buffer).setUint32(12, crc32(bytes.subarray(16)), true);
  return bytes;
}
