import type { FeedForward } from '../core/feed-forward.ts';
import { concatenate } from './bytes.ts';
import { toBytes } from './dtype.ts';
import { type NetworkTensor, namedTensors } from './network/write.ts';
import { encodeZip } from './zip.ts';

const FOLDER = 'archive';

/**
 * A bare `state_dict` as `torch.save` writes it since PyTorch 1.6: a zip, stored, of a pickle (protocol 2) and each
 * tensor's numbers. The pickle has only what `torch.load(…, weights_only=True)` allows.
 * Source: https://github.com/pytorch/pytorch/blob/main/torch/_weights_only_unpickler.py
 */
export function encodePyTorch(network: FeedForward): Uint8Array<ArrayBuffer> {
  const tensors = namedTensors(network);
  const storages = tensors.map(({ data }, i) => [`${FOLDER}/data/${i}`, toBytes(data)] as const);
  return encodeZip({
    [`${FOLDER}/data.pkl`]: stateDict(tensors),
    [`${FOLDER}/byteorder`]: ascii('little'),
    ...Object.fromEntries(storages),
    [`${FOLDER}/version`]: ascii('3\n'),
  });
}

// Opcodes of Python's pickletools.py.
const PROTO_2 = Uint8Array.of(0x80, 2);
const MARK = ascii('(');
const EMPTY_TUPLE = ascii(')');
const REDUCE = ascii('R');
const PERSISTENT_ID = ascii('Q');
const TUPLE = ascii('t');
const SET_ITEMS = ascii('u');
const FALSE = Uint8Array.of(0x89);
const STOP = ascii('.');

/** `OrderedDict` of name → `_rebuild_tensor_v2(storage, offset, size, stride, requires_grad, hooks)`. */
function stateDict(tensors: readonly NetworkTensor[]): Uint8Array {
  const empty = [global('collections', 'OrderedDict'), EMPTY_TUPLE, REDUCE];
  return concatenate([
    PROTO_2,
    ...empty,
    MARK,
    ...tensors.flatMap(({ name, shape, data }, i) => [
      text(name),
      global('torch._utils', '_rebuild_tensor_v2'),
      MARK,
      ...storage(i, data.length),
      integer(0),
      ...tuple(shape),
      ...tuple(
        shape.map((_, axis) => shape.slice(axis + 1).reduce((product, length) => product * length, 1)),
      ),
      FALSE,
      ...empty,
      TUPLE,
      REDUCE,
    ]),
    SET_ITEMS,
    STOP,
  ]);
}

function storage(key: number, count: number): Uint8Array[] {
  const type = global('torch', 'FloatStorage');
  return [MARK, text('storage'), type, text(String(key)), text('cpu'), integer(count), TUPLE, PERSISTENT_ID];
}

function tuple(numbers: readonly number[]): Uint8Array[] {
  return [MARK, ...numbers.map(integer), TUPLE];
}

function global(module: string, name: string): Uint8Array {
  return ascii(`c${module}\n${name}\n`);
}

/** BINUNICODE, its length first. */
function text(value: string): Uint8Array {
  return concatenate([ascii('X'), int32(value.length), ascii(value)]);
}

/** BININT. */
function integer(value: number): Uint8Array {
  return concatenate([ascii('J'), int32(value)]);
}

function int32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setInt32(0, value, true);
  return bytes;
}

function ascii(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}
