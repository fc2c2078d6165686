import type { Film } from './film.ts';
import type { FailureReason } from './record-error.ts';

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
