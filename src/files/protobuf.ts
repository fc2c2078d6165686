import { Reader, Writer } from 'protobufjs/minimal.js';
import { FileError } from './error.ts';

// protobufjs compiles message types with `Function`, which the page's security policy forbids; its reader and
// writer of the wire format (https://protobuf.dev/programming-guides/encoding/) do not.

/** Writes one message's fields. */
export type WriteMessage = (writer: Writer) => void;

const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const GROUP = 3;
const FIXED32 = 5;

export function encodeMessage(write: WriteMessage): Uint8Array<ArrayBuffer> {
  const writer = Writer.create();
  write(writer);
  return new Uint8Array(writer.finish());
}

export function writeInteger(writer: Writer, field: number, value: number): void {
  writer.uint32((field << 3) | VARINT).int64(value);
}

export function writeDouble(writer: Writer, field: number, value: number): void {
  writer.uint32((field << 3) | FIXED64).double(value);
}

export function writeFloat(writer: Writer, field: number, value: number): void {
  writer.uint32((field << 3) | FIXED32).float(value);
}

export function writeString(writer: Writer, field: number, value: string): void {
  writer.uint32((field << 3) | BYTES).string(value);
}

export function writeBytes(writer: Writer, field: number, value: Uint8Array): void {
  writer.uint32((field << 3) | BYTES).bytes(value);
}

export function writeMessage(writer: Writer, field: number, write: WriteMessage): void {
  writer.uint32((field << 3) | BYTES).fork();
  write(writer);
  writer.ldelim();
}

/** What a field's value is: one number of a varint or float, or the bytes of anything that has a length. */
export interface FieldReaders {
  /** A number of a varint that stands alone; packed ones go to `bytes`. */
  readonly single?: Readonly<Record<number, (value: number) => void>>;
  readonly integer?: Readonly<Record<number, (value: number) => void>>;
  readonly float?: Readonly<Record<number, (value: number) => void>>;
  readonly string?: Readonly<Record<number, (value: string) => void>>;
  readonly bytes?: Readonly<Record<number, (value: Uint8Array) => void>>;
}

/** Counts the fields of one file, so that a file of nothing but tiny fields does not take for ever. */
export interface FieldBudget {
  left: number;
}

/**
 * Reads one message, each known field to its reader; the others are skipped, as protobuf wants, save groups: ONNX has
 * none, and to skip one means to read all of its fields, which no budget would count. A repeated integer may come packed or one by one: both reach its reader one by one.
 * @param where names the message in errors: 'GraphProto'.
 * @throws {FileError} protobuf-damaged
 */
export function decodeMessage(
  bytes: Uint8Array,
  where: string,
  budget: FieldBudget,
  readers: FieldReaders,
): void {
  const reader = new Reader(bytes);
  try {
    while (reader.pos < reader.len) {
      spend(budget, reader.pos);
      const tag = reader.uint32();
      readField(reader, tag >>> 3, tag & 7, budget, readers);
    }
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError('protobuf-damaged', { where, position: Math.min(reader.pos, bytes.length) });
  }
}

function readField(
  reader: Reader,
  field: number,
  wireType: number,
  budget: FieldBudget,
  { single, integer, float, string, bytes }: FieldReaders,
): void {
  if (single?.[field] !== undefined && wireType === VARINT) single[field](readInteger(reader));
  else if (integer?.[field] !== undefined && wireType === VARINT) integer[field](readInteger(reader));
  else if (integer?.[field] !== undefined && wireType === BYTES) {
    const end = reader.uint32() + reader.pos;
    if (end > reader.len) throw new RangeError('packed field');
    while (reader.pos < end) {
      spend(budget, reader.pos);
      integer[field](readInteger(reader));
    }
  } else if (float?.[field] !== undefined && wireType === FIXED32) float[field](reader.float());
  else if (string?.[field] !== undefined && wireType === BYTES) string[field](reader.string());
  else if (bytes?.[field] !== undefined && wireType === BYTES) bytes[field](reader.bytes());
  else {
    if (wireType === GROUP) throw new RangeError('group');
    reader.skipType(wireType, 0, field);
  }
}

function readInteger(reader: Reader): number {
  return Number(String(reader.int64()));
}

function spend(budget: FieldBudget, position: number): void {
  budget.left -= 1;
  if (budget.left < 0) throw new FileError('protobuf-damaged', { where: 'ModelProto', position });
}

/** At most `most` numbers of a packed field. @throws {FileError} protobuf-damaged */
export function readVarints(packed: Uint8Array, most: number): number[] {
  const reader = new Reader(packed);
  const numbers: number[] = [];
  try {
    while (reader.pos < reader.len && numbers.length <= most) numbers.push(readInteger(reader));
  } catch {
    throw new FileError('protobuf-damaged', { where: 'TensorProto', position: reader.pos });
  }
  return numbers;
}
