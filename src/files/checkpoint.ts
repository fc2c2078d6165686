import { STATE_SIZE } from '../core/cartpole.ts';
import { COLUMN_NAMES } from '../core/history-columns.ts';
import type { LearnerName } from '../core/learner.ts';
import { type NetworkShape, parameterCount } from '../core/network.ts';
import { PrioritySampler } from '../core/priorities.ts';
import { restoreStreams } from '../core/random.ts';
import { ReplayBuffer } from '../core/replay.ts';
import { networkShape, type TrainingState } from '../core/training-state.ts';
import { crc32 } from './bytes.ts';
import { ArrayReader } from './checkpoint-arrays.ts';
import { HEADER_LIMIT, headerOf, readHeader } from './checkpoint-header.ts';
import { historyOf, readColumns } from './checkpoint-history.ts';
import { FileError } from './error.ts';

/**
 * A run between two episodes as one file: whoever goes on from it trains to the same bits as if there had been no
 * break (with the learners `simd` and `reference`). Little-endian:
 *
 *     0   'CARTPOLE'
 *     8   u32 format version
 *     12  u32 CRC-32 of all that follows
 *     16  u32 length of the header in bytes
 *     20  header: JSON with settings, counters and random states
 *         the arrays, one after the other: see `encodeCheckpoint`
 */
export interface Checkpoint {
  readonly state: TrainingState;
  /** Seconds of training so far, pauses left out. */
  readonly elapsedSeconds: number;
  /** What it was trained on when it was saved; null when whoever wrote the file did not say. */
  readonly learner: LearnerName | null;
}

const MAGIC = 'CARTPOLE';
/**
 * Raised when older programs would misread a file. A knob that is added needs no new version (see `ABSENT_KNOBS`).
 * Version 1 has no snapshots.
 */
const VERSION = 2;
const VERSION_AT = 8;
const CHECKSUM_AT = 12;
const LENGTH_AT = 16;
export const HEADER_AT = 20;

export const CHECKPOINT_EXTENSION = '.checkpoint';

/** Whether these are the first bytes of a checkpoint, of any version. */
export function isCheckpoint(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, MAGIC.length)) === MAGIC;
}

/** @param state between two episodes: `train` is not in the middle of one. */
export function encodeCheckpoint(
  state: TrainingState,
  elapsedSeconds: number,
  trainedOn?: LearnerName,
): Uint8Array<ArrayBuffer> {
  const { learner, replay, priorities, history } = state;
  const { size } = replay;
  const arrays = [
    learner.online,
    learner.target,
    learner.adamM,
    learner.adamV,
    state.initialParameters,
    ...(state.best === null ? [] : [state.best.parameters]),
    ...state.snapshots.map(({ parameters }) => parameters),
    replay.state.subarray(0, size * STATE_SIZE),
    replay.nextState.subarray(0, size * STATE_SIZE),
    replay.reward.subarray(0, size),
    replay.discount.subarray(0, size),
    replay.action.subarray(0, size),
    replay.final.subarray(0, size),
    ...(priorities === null ? [] : [priorities.snapshot().leaves.subarray(0, size)]),
    ...COLUMN_NAMES.map((name) => history.column(name)),
  ];
  const header = new TextEncoder().encode(JSON.stringify(headerOf(state, elapsedSeconds, trainedOn)));
  const arrayBytes = arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const file = new Uint8Array(HEADER_AT + header.length + arrayBytes);
  file.set(new TextEncoder().encode(MAGIC));
  file.set(header, HEADER_AT);
  let at = HEADER_AT + header.length;
  for (const { buffer, byteOffset, byteLength } of arrays) {
    // In the machine's byte order: every machine with a browser is little-endian.
    file.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  const view = new DataView(file.buffer);
  view.setUint32(VERSION_AT, VERSION, true);
  view.setUint32(LENGTH_AT, header.length, true);
  view.setUint32(CHECKSUM_AT, crc32(file.subarray(LENGTH_AT)), true);
  return file;
}

/**
 * The run that `encodeCheckpoint` was given, by this program or an older one.
 * @throws {FileError} file-empty, unknown-format, truncated, checkpoint-newer, checkpoint-damaged, header-length,
 *   those of `parseShortJson`, field-missing, field-invalid, tensor-range, tensor-gap, tensor-not-finite
 */
export function decodeCheckpoint(bytes: Uint8Array): Checkpoint {
  const headerEnd = checkEnvelope(bytes);
  const header = readHeader(bytes.subarray(HEADER_AT, headerEnd));
  const { config, best, replay: ring, highestPriority } = header;
  const shape: NetworkShape = header.hidden === undefined ? networkShape(config) : { hidden: header.hidden };
  const parameters = parameterCount(shape);
  const read = new ArrayReader(bytes, headerEnd);

  const online = read.finite('online', parameters);
  const target = read.finite('target', parameters);
  const adamM = read.float32('adamM', parameters);
  const adamV = read.float32('adamV', parameters);
  const initialParameters = read.finite('initial', parameters);
  const bestParameters = best === null ? null : read.finite('best', parameters);
  const snapshots = (header.snapshots ?? []).map((snapshot, i) => ({
    ...snapshot,
    parameters: read.finite(`snapshots[${i}]`, parameters),
  }));
  const stored = {
    state: read.finite('replay.state', ring.size * STATE_SIZE),
    nextState: read.finite('replay.nextState', ring.size * STATE_SIZE),
    reward: read.finite('replay.reward', ring.size),
    discount: read.finite('replay.discount', ring.size),
    action: read.flags('replay.action', ring.size),
    final: read.flags('replay.final', ring.size),
  };
  const leaves = highestPriority === null ? null : read.positive('priorities', ring.size);
  const columns = readColumns(read, header.episodes);
  read.end();
  const history = historyOf(columns, header);

  const { random, environmentSteps, evaluationSteps, updates, updatesOwed, solved, elapsedSeconds } = header;
  const state: TrainingState = {
    config,
    learner: { shape, online, target, adamM, adamV, updates, revision: 0, targetCopies: 0 },
    initialParameters,
    trainedFrom: header.trainedFrom ?? null,
    replay: restoreReplay(config.bufferCapacity, ring.head, stored),
    priorities: null,
    random: restoreStreams(random),
    history,
    snapshots,
    environmentSteps,
    evaluationSteps,
    updatesOwed,
    best: best === null || bestParameters === null ? null : { ...best, parameters: bestParameters },
    solved,
  };
  const learner = header.learner ?? null;
  if (leaves === null || highestPriority === null) return { state, elapsedSeconds, learner };
  const priorities = new PrioritySampler(config.bufferCapacity, config.priorityExponent);
  priorities.restore({ leaves, highest: highestPriority });
  return { state: { ...state, priorities }, elapsedSeconds, learner };
}

/** Looks at all that is there before anything is believed. @returns where the header ends */
export function checkEnvelope(bytes: Uint8Array): number {
  if (bytes.length === 0) throw new FileError('file-empty', {});
  if (!isCheckpoint(bytes))
    throw new FileError('unknown-format', {
      bytes: bytes.length,
      start: String.fromCharCode(...bytes.subarray(0, 16)),
    });
  if (bytes.length < HEADER_AT)
    throw new FileError('truncated', { where: 'checkpoint', actual: bytes.length, needed: HEADER_AT });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint32(VERSION_AT, true);
  if (version > VERSION) throw new FileError('checkpoint-newer', { version, known: VERSION });
  if (version === 0)
    throw new FileError('field-invalid', {
      where: 'checkpoint',
      field: 'version',
      received: '0',
      expected: `1 … ${VERSION}`,
    });
  const expected = view.getUint32(CHECKSUM_AT, true);
  const actual = crc32(bytes.subarray(LENGTH_AT));
  if (actual !== expected)
    throw new FileError('checkpoint-damaged', { actual: hex(actual), expected: hex(expected) });
  const length = view.getUint32(LENGTH_AT, true);
  const limit = Math.min(HEADER_LIMIT, bytes.length - HEADER_AT);
  if (length < 2 || length > limit)
    throw new FileError('header-length', { length, bytes: bytes.length, limit });
  return HEADER_AT + length;
}

const hex = (checksum: number) => checksum.toString(16).padStart(8, '0');

type Transitions = Pick<ReplayBuffer, 'state' | 'nextState' | 'reward' | 'discount' | 'action' | 'final'>;

function restoreReplay(capacity: number, head: number, stored: Transitions): ReplayBuffer {
  const replay = new ReplayBuffer(capacity);
  replay.state.set(stored.state);
  replay.nextState.set(stored.nextState);
  replay.reward.set(stored.reward);
  replay.discount.set(stored.discount);
  replay.action.set(stored.action);
  replay.final.set(stored.final);
  replay.head = head;
  replay.size = stored.action.length;
  replay.finalCount = stored.final.reduce((sum, final) => sum + final, 0);
  return replay;
}
