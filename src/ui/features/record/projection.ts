import type { Size } from '../../kit/canvas/keep-painted.ts';
import type { Drawing } from '../drawing/index.ts';

/** Seconds from one picture to the next: a step, where the world's time step is Gymnasium's. */
export const pictureSeconds = 0.02;

/** Seconds that the last end is shown. */
export const endSeconds = 1.2;

/** `rem` of everything filmed, CSS pixels. */
export const filmRem = 14;

/** A film as it is shown, a picture every 20 ms. */
export interface Projection {
  /** CSS pixels, before any scaling. */
  readonly size: Size;
  /** Pixels that the whole is wide in a file of each kind. */
  readonly widths: { readonly gif: number; readonly video: number; readonly png: number };
  /** How each scene has ended, as far as the film has come, in the film's words. */
  readonly endings: readonly string[];
  rewind(): void;
  /** Lets the time of a picture pass. @returns whether there is anything more to show. */
  advance(): boolean;
  /** @param scale pixels for each CSS pixel of `size`. */
  draw(context: Drawing, scale: number): void;
}

/** Pictures from the start to the end; rewinds. */
export function measure(projection: Projection): number {
  projection.rewind();
  let pictures = 1;
  while (projection.advance()) pictures += 1;
  projection.rewind();
  return pictures;
}

/** A film as a file. */
export interface Encoded {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Its first picture. */
  readonly poster: Blob;
  /** Seconds that it lasts; null for a still picture. */
  readonly length: number | null;
}
