/** A name of a Python module, as a pickle calls it: `torch._utils._rebuild_tensor_v2`. */
export class PickledName {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

export class PickledDict {
  readonly entries = new Map<PickledValue, PickledValue>();
}

export class PickledList {
  readonly items: PickledValue[] = [];
}

/** A tuple; a set, which weights have no use for, is read as one. */
export class PickledTuple {
  readonly items: readonly PickledValue[];

  constructor(items: readonly PickledValue[]) {
    this.items = items;
  }
}

/** Numbers in a row, of which tensors are windows. */
export interface Storage {
  /** Under safetensors' name where it has one, else under its own. */
  readonly dtype: string;
  /** Where the bytes lie in the zip archive around the pickle; null where they are in the pickle. */
  readonly path: string | null;
  /** @throws {FileError} when the bytes are not there */
  bytes(): Uint8Array;
}

export class PickledStorage {
  readonly storage: Storage;

  constructor(storage: Storage) {
    this.storage = storage;
  }
}

/** A PyTorch tensor or a NumPy array. */
export class PickledTensor {
  readonly storage: Storage;
  readonly shape: readonly number[];
  /** Numbers from one element to the next along each dimension. */
  readonly strides: readonly number[];
  /** Numbers before the first element. */
  readonly offset: number;

  constructor(storage: Storage, shape: readonly number[], strides: readonly number[], offset: number) {
    this.storage = storage;
    this.shape = shape;
    this.strides = strides;
    this.offset = offset;
  }
}

/** A type of a NumPy array, `f4`. */
export class PickledDtype {
  readonly code: string;
  isBigEndian = false;

  constructor(code: string) {
    this.code = code;
  }
}

/** A NumPy array between its making and the setting of its state. */
export class PickledArray {
  tensor: PickledTensor | null = null;
}

/** All that a pickle may come to; integers beyond 2⁵³ are rounded. */
export type PickledValue =
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | PickledName
  | PickledDict
  | PickledList
  | PickledTuple
  | PickledStorage
  | PickledTensor
  | PickledDtype
  | PickledArray;
