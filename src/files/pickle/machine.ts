import { FileError } from '../error.ts';
import { type BuildRules, build, call, named } from './allowed.ts';
import { PickleBytes } from './reader.ts';
import { PickledDict, PickledList, PickledTuple, type PickledValue } from './values.ts';

/**
 * Reads one pickle (protocols 0 to 5) without ever running it: the machine of Python's `pickle.py` with a closed list
 * of what may be named and called (allowed.ts). Everything that it builds is a plain value of values.ts.
 * @returns what it holds, and where it ends.
 * @throws {FileError} pickle-name for a name that is not on the list, pickle-damaged
 */
export function readPickle(
  bytes: Uint8Array,
  start: number,
  rules: BuildRules,
): { readonly value: PickledValue; readonly end: number } {
  const input = new PickleBytes(bytes, start);
  const stack: (PickledValue | typeof MARK)[] = [];
  const memo = new Map<number, PickledValue>();
  let left = MOST_OPERATIONS;

  const push = (value: PickledValue) => {
    stack.push(value);
  };
  const pop = (): PickledValue => {
    const value = stack.pop();
    return value === undefined || value === MARK ? input.fail() : value;
  };
  const top = (): PickledValue => {
    const value = stack.at(-1);
    return value === undefined || value === MARK ? input.fail() : value;
  };
  const toMark = (): PickledValue[] => {
    const at = stack.lastIndexOf(MARK);
    if (at < 0) input.fail();
    const values = stack.splice(at).slice(1);
    return values.map((value) => (value === MARK ? input.fail() : value));
  };
  const text = (): string => {
    const value = pop();
    return typeof value === 'string' ? value : input.fail();
  };
  const put = (index: number) => {
    memo.set(index, top());
  };
  const get = (index: number) => {
    const value = memo.get(index);
    push(value === undefined ? input.fail() : value);
  };
  const append = (items: readonly PickledValue[]) => {
    const list = top();
    if (!(list instanceof PickledList)) return input.fail();
    for (const item of items) list.items.push(item);
  };
  const setItems = (items: readonly PickledValue[]) => {
    const dict = top();
    if (!(dict instanceof PickledDict) || items.length % 2 !== 0) return input.fail();
    for (let i = 0; i < items.length; i += 2) dict.entries.set(items[i] ?? null, items[i + 1] ?? null);
  };

  for (;;) {
    left -= 1;
    if (left < 0) throw new FileError('pickle-too-long', { limit: MOST_OPERATIONS });
    const code = input.uint8();
    switch (String.fromCharCode(code)) {
      case '\x80': // PROTO
        input.uint8();
        break;
      case '\x95': // FRAME
        input.uint64();
        break;
      case '.': // STOP
        return { value: pop(), end: input.at };
      case '(':
        stack.push(MARK);
        break;
      case '0':
        stack.pop();
        break;
      case '1': // POP_MARK
        toMark();
        break;
      case '2': // DUP
        push(top());
        break;
      case 'N':
        push(null);
        break;
      case '\x88':
        push(true);
        break;
      case '\x89':
        push(false);
        break;
      case 'I': {
        const line = input.line();
        push(line === '00' ? false : line === '01' ? true : numberIn(line, input));
        break;
      }
      case 'L':
        push(numberIn(input.line().replace(/L$/, ''), input));
        break;
      case 'F':
        push(numberIn(input.line(), input));
        break;
      case 'J':
        push(input.int32());
        break;
      case 'K':
        push(input.uint8());
        break;
      case 'M':
        push(input.uint16());
        break;
      case '\x8a': // LONG1
        push(input.long(input.uint8()));
        break;
      case '\x8b': // LONG4
        push(input.long(input.int32()));
        break;
      case 'G':
        push(input.float64());
        break;
      case 'V': // UNICODE
        push(input.line());
        break;
      case 'S': // STRING
        push(input.line().replace(/^(['"])(.*)\1$/s, '$2'));
        break;
      case 'X': // BINUNICODE
        push(input.text(input.uint32()));
        break;
      case '\x8c': // SHORT_BINUNICODE
        push(input.text(input.uint8()));
        break;
      case '\x8d': // BINUNICODE8
        push(input.text(input.uint64()));
        break;
      case 'T': // BINSTRING
        push(latin1(input.take(input.int32())));
        break;
      case 'U': // SHORT_BINSTRING
        push(latin1(input.take(input.uint8())));
        break;
      case 'B': // BINBYTES
        push(input.take(input.uint32()));
        break;
      case 'C': // SHORT_BINBYTES
        push(input.take(input.uint8()));
        break;
      case '\x8e': // BINBYTES8
      case '\x96': // BYTEARRAY8
        push(input.take(input.uint64()));
        break;
      case '}':
        push(new PickledDict());
        break;
      case 'd': {
        const items = toMark();
        push(new PickledDict());
        setItems(items);
        break;
      }
      case ']':
        push(new PickledList());
        break;
      case 'l': {
        const items = toMark();
        push(new PickledList());
        append(items);
        break;
      }
      case ')':
        push(new PickledTuple([]));
        break;
      case 't':
      case '\x91': // FROZENSET
        push(new PickledTuple(toMark()));
        break;
      case '\x85': // TUPLE1
        push(new PickledTuple([pop()]));
        break;
      case '\x86': {
        const second = pop();
        push(new PickledTuple([pop(), second]));
        break;
      }
      case '\x87': {
        const third = pop();
        const second = pop();
        push(new PickledTuple([pop(), second, third]));
        break;
      }
      case '\x8f': // EMPTY_SET
        push(new PickledList());
        break;
      case 'a':
        append([pop()]);
        break;
      case 'e':
      case '\x90': // ADDITEMS
        append(toMark());
        break;
      case 's': {
        const value = pop();
        setItems([pop(), value]);
        break;
      }
      case 'u':
        setItems(toMark());
        break;
      case 'p':
        put(numberIn(input.line(), input));
        break;
      case 'q':
        put(input.uint8());
        break;
      case 'r':
        put(input.uint32());
        break;
      case '\x94': // MEMOIZE
        put(memo.size);
        break;
      case 'g':
        get(numberIn(input.line(), input));
        break;
      case 'h':
        get(input.uint8());
        break;
      case 'j':
        get(input.uint32());
        break;
      case 'c': {
        const module = input.line();
        push(named(`${module}.${input.line()}`));
        break;
      }
      case '\x93': {
        const name = text();
        push(named(`${text()}.${name}`));
        break;
      }
      case 'R': {
        const given = pop();
        push(call(pop(), given, input, rules));
        break;
      }
      case '\x81': {
        const given = pop();
        push(call(pop(), given, input, rules));
        break;
      }
      case 'b': {
        const state = pop();
        build(top(), state, input);
        break;
      }
      case 'P':
        push(rules.persistent(input.line(), input));
        break;
      case 'Q':
        push(rules.persistent(pop(), input));
        break;
      default:
        // INST and OBJ make instances of classes, EXT names from a registry, BUFFERs lie outside: no weights have them.
        input.at -= 1;
        input.fail();
    }
  }
}

const MARK = Symbol('mark');
/** Ten times what a checkpoint of the largest network needs. */
const MOST_OPERATIONS = 1_000_000;

function numberIn(line: string, input: PickleBytes): number {
  const number = Number(line);
  return line === '' || Number.isNaN(number) ? input.fail() : number;
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
