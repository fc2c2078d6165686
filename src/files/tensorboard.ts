import type { History } from '../core/history.ts';
import { COLUMN_NAMES, type ColumnName } from '../core/history-columns.ts';
import { concatenate, crc32c } from './bytes.ts';
import {
  encodeMessage,
  type WriteMessage,
  writeDouble,
  writeFloat,
  writeInteger,
  writeMessage,
  writeString,
} from './protobuf.ts';

/** Under which tag TensorBoard shows a column, those of Stable-Baselines3 where it has one; what counts is no curve. */
const TAGS: Readonly<Partial<Record<ColumnName, string>>> = {
  return: 'rollout/episode_return',
  epsilon: 'rollout/exploration_rate',
  bufferSize: 'rollout/buffer_size',
  finalShare: 'rollout/final_share',
  loss: 'train/loss',
  updates: 'train/n_updates',
  maxQ: 'train/max_q',
  discountedReturn: 'train/discounted_return',
  evaluationMean: 'eval/mean_reward',
  evaluationMin: 'eval/min_reward',
};

/**
 * A run's history as an event file of TensorBoard: a scalar a column and episode, the step counted in environment steps.
 * @param endedAt ms since 1970; the episodes are spread evenly over the `seconds` before, as their times are not kept.
 */
export function encodeEvents(history: History, endedAt: number, seconds: number): Uint8Array<ArrayBuffer> {
  const start = endedAt / 1000 - seconds;
  const events = [
    event(start, 0, (message) => writeString(message, 3, 'brain.Event:2')),
    ...Array.from(history, (record, i) =>
      event(start + (seconds * (i + 1)) / history.length, record.environmentSteps, (message) =>
        writeMessage(message, 5, (summary) => {
          for (const column of COLUMN_NAMES) {
            const tag = TAGS[column];
            const value = record[column];
            if (tag === undefined || Number.isNaN(value)) continue;
            writeMessage(summary, 1, (scalar) => {
              writeString(scalar, 1, tag);
              writeFloat(scalar, 2, value);
            });
          }
        }),
      ),
    ),
  ];
  return new Uint8Array(concatenate(events.flatMap(record)));
}

/** tensorflow/core/util/event.proto: wall time 1, step 2, then what happened. */
function event(wallTime: number, step: number, what: WriteMessage): Uint8Array {
  return encodeMessage((message) => {
    writeDouble(message, 1, wallTime);
    if (step > 0) writeInteger(message, 2, step);
    what(message);
  });
}

/** TFRecord: length (u64), its checksum, the data, its checksum; tensorflow/core/lib/io/record_writer.h. */
function record(data: Uint8Array): Uint8Array[] {
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, BigInt(data.length), true);
  return [length, maskedChecksum(length), data, maskedChecksum(data)];
}

function maskedChecksum(data: Uint8Array): Uint8Array {
  const checksum = crc32c(data);
  const rotated = ((checksum >>> 15) | (checksum << 17)) >>> 0;
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, rotated + 0xa282_ead8, true);
  return bytes;
}
