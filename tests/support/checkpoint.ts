import { createSeedTools } from '../../scripts/study/seed.ts';
import type { Config } from '../../src/core/config.ts';
import type { LearnerName } from '../../src/core/learner.ts';
import { STREAMS } from '../../src/core/random.ts';
import { train } from '../../src/core/train.ts';
import type { TrainingState } from '../../src/core/training-state.ts';
import { concatenate, crc32 } from '../../src/files/bytes.ts';

/** Trains on from wherever `state` stands, to its end or by `episodes`. */
export async function trainOn(
  state: TrainingState,
  learner: LearnerName,
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
  const { revision: _, targetCopies: __, ...numbers } = learner;
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
  const end = headerEnd(bytes);
  const before: Header = JSON.parse(headerText(bytes));
  const header = new TextEncoder().encode(JSON.stringify(change.header?.(before) ?? before));
  const arrays = change.arrays?.(bytes.slice(end)) ?? bytes.subarray(end);
  return withHeader(concatenate([bytes.subarray(0, end), arrays]), header);
}

/** Another header in the place of the one there is, its length and the checksum put right. */
export function withHeader(bytes: Uint8Array, header: Uint8Array): Uint8Array<ArrayBuffer> {
  const parts = [bytes.subarray(0, HEADER_AT), header, bytes.subarray(headerEnd(bytes))];
  const forged = new Uint8Array(concatenate(parts));
  new DataView(forged.buffer).setUint32(16, header.length, true);
  return withChecksum(forged);
}

export function headerText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(HEADER_AT, headerEnd(bytes)));
}

/** Where the arrays begin, if the file says so. */
export function headerEnd(bytes: Uint8Array): number {
  if (bytes.length < HEADER_AT) return Number.POSITIVE_INFINITY;
  return HEADER_AT + new DataView(bytes.buffer, bytes.byteOffset).getUint32(16, true);
}

export interface Header extends Record<string, unknown> {
  readonly config: Config;
  readonly random: object;
}

export function withChecksum(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  new DataView(bytes.buffer).setUint32(12, crc32(bytes.subarray(16)), true);
  return bytes;
}
