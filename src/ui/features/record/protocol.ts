import type { Film } from './film.ts';

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

/** Moving ones, and the still picture that a contact sheet can be. */
export const RECORD_FORMATS = ['png', 'gif', 'mp4', 'webm'] as const;
export type RecordFormat = (typeof RECORD_FORMATS)[number];

/** Page → recording worker. */
export type RecordCommand =
  | { readonly type: 'support' }
  | { readonly type: 'record'; readonly film: Film; readonly format: RecordFormat };

/** Recording worker → page. */
export type RecordReport =
  /** What this browser can encode. */
  | { readonly type: 'support'; readonly formats: readonly RecordFormat[] }
  | { readonly type: 'progress'; readonly share: number }
  | {
      readonly type: 'done';
      readonly bytes: Uint8Array<ArrayBuffer>;
      /** Its first picture. */
      readonly poster: Blob;
      /** How each scene ended, in the film's words. */
      readonly endings: readonly string[];
      /** Seconds that the film lasts, null for a still picture, and that drawing and encoding it took. */
      readonly length: number | null;
      readonly seconds: number;
    }
  | { readonly type: 'failed'; readonly reason: FailureReason; readonly message: string };
