/** jsfive comes without types: what is used of it, https://github.com/usnistgov/jsfive. */
declare module 'jsfive' {
  export class Group {
    readonly name: string;
    readonly keys: readonly string[];
    readonly attrs: Readonly<Record<string, unknown>>;
    /** @throws {Error} when nothing has this path */
    get(path: string): Group | Dataset;
  }
  export class File extends Group {
    constructor(bytes: ArrayBuffer, name?: string);
  }
  export class Dataset {
    readonly name: string;
    readonly shape: readonly number[];
    readonly dtype: unknown;
    /** All numbers, row-major. */
    readonly value: unknown;
  }
}
