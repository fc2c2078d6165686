/** Why no recording came of it. */
export type FailureReason =
  /** The browser has no encoder for the format, or draws nothing in a worker. */
  | 'unsupported'
  /** The browser's own encoder gave up in the middle. */
  | 'encoder'
  | 'memory'
  /** There was no picture to encode, or none came out. */
  | 'empty'
  /** A part of the recorder did not arrive. */
  | 'missing'
  | 'unknown';

export class RecordError extends Error {
  readonly reason: FailureReason;

  constructor(reason: FailureReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** By the names that WebCodecs gives its errors (W3C), and by the words of Chromium, Firefox and Safari for the rest. */
export function reasonOf(error: unknown): FailureReason {
  if (error instanceof RecordError) return error.reason;
  if (!(error instanceof Error)) return 'unknown';
  const { name, message } = error;
  if (name === 'NotSupportedError') return 'unsupported';
  // A codec that the browser takes back is said to exceed a quota.
  if (['EncodingError', 'OperationError', 'QuotaExceededError'].includes(name)) return 'encoder';
  if (/out of memory|allocation|(array|buffer) length/i.test(message)) return 'memory';
  if (/imported module|importing a module/i.test(message)) return 'missing';
  return 'unknown';
}
