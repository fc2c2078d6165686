import type { CartPoleState } from '../../../core/cartpole.ts';
import type { Config } from '../../../core/config.ts';
import type { World } from '../../../core/world.ts';
import type { SeedRuns } from '../../../runs/seed-run.ts';
import type { Trajectory, Weights } from '../../../worker/protocol.ts';
import type { TimedPush } from '../../session/stage/players.ts';
import type { Palette, SceneWords, TimelineModel, TimelinePalette } from '../drawing/index.ts';
import type { FieldPalette } from '../field/index.ts';
import type { MapPalette, MapWords } from '../policy-map/index.ts';

/** One episode to film: a network's, played anew with the pushes it got, or a recorded one. */
export type Reel =
  | {
      readonly kind: 'agent';
      readonly weights: Weights;
      readonly start: CartPoleState;
      readonly world: World;
      readonly pushes: readonly TimedPush[];
    }
  | { readonly kind: 'episode'; readonly trajectory: Trajectory };

export interface FilmScene {
  readonly number: number;
  readonly title: string;
  readonly source: string;
  readonly palette: Palette;
  readonly reel: Reel;
}

/** `SceneWords` as data, which a message can carry. */
export interface FilmWords {
  readonly language: string;
  /** The topic `scene`: a sentence with `{{count}}` in each plural form of the language. */
  readonly texts: Readonly<Record<string, string | undefined>>;
}

/** One scene, or two side by side. */
export interface ScenesFilm {
  readonly kind: 'scenes';
  readonly scenes: readonly FilmScene[];
  readonly words: FilmWords;
}

/** The policy of a run at one moment. */
export interface FilmMoment {
  /** Zero-based episode from which on it is shown. */
  readonly episode: number;
  readonly title: string;
  /** What more there is to say of it. */
  readonly source: string;
  readonly weights: Weights;
}

/** A run from untrained to its end: scene, policy map and timeline together. */
export interface LearningFilm {
  readonly kind: 'learning';
  /** Which run it is: preset and seed. */
  readonly name: string;
  /** In the order of episodes, at least one. */
  readonly moments: readonly FilmMoment[];
  /** What the run came to; `episode` is its last. */
  readonly end: FilmMoment;
  readonly start: CartPoleState;
  readonly world: World;
  readonly timeline: TimelineModel;
  readonly palette: MapPalette & TimelinePalette;
  readonly mapWords: MapWords & { readonly left: string; readonly right: string };
  readonly words: FilmWords;
}

/** Some moments of a run as small scenes in one picture. */
export interface SheetFilm {
  readonly kind: 'sheet';
  readonly name: string;
  readonly title: string;
  readonly moments: readonly FilmMoment[];
  readonly start: CartPoleState;
  readonly world: World;
  readonly palette: Palette;
  readonly words: FilmWords;
}

/** The runs of some settings that have ended. */
export interface FilmField {
  readonly title: string;
  /** By seed; their histories are left out. */
  readonly runs: SeedRuns;
  /** With any seed. */
  readonly config: Config;
}

/** Many seeds at once, from all fall to all stand: one field, or two side by side. */
export interface FieldFilm {
  readonly kind: 'field';
  /** For the name of a file: presets and seeds. */
  readonly name: string;
  readonly title: string;
  readonly seeds: readonly number[];
  /** Training episodes of the seed that took the most. */
  readonly longest: number;
  readonly fields: readonly FilmField[];
  readonly palette: FieldPalette;
  /** `episode` has `{{episode}}`. */
  readonly words: Readonly<Record<'solved' | 'learning' | 'failed' | 'episode', string>>;
}

/** All that a recording shows: plain data. */
export type Film = ScenesFilm | LearningFilm | SheetFilm | FieldFilm;

export function sceneWords({ language, texts }: FilmWords): SceneWords {
  const rules = new Intl.PluralRules(language);
  const counted = (key: 'unit' | 'fell' | 'leftTrack', count: number) => {
    const sentence = texts[`${key}_${rules.select(count)}`] ?? texts[`${key}_other`];
    return sentence?.replace('{{count}}', String(count)) ?? '';
  };
  return {
    unit: (step) => counted('unit', step),
    outcome(outcome, step) {
      if (outcome === 'full') return texts['full'] ?? '';
      return counted(outcome === 'fell' ? 'fell' : 'leftTrack', step);
    },
  };
}

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

/** A film as a file. */
export interface Encoded {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Its first picture. */
  readonly poster: Blob;
  /** Seconds that it lasts; null for a still picture. */
  readonly length: number | null;
}

/** Page → recording worker. */
export type RecordCommand =
  | { readonly type: 'support' }
  | { readonly type: 'record'; readonly film: Film; readonly format: RecordFormat };

/** Recording worker → page. */
export type RecordReport =
  /** What this browser can encode. */
  | { readonly type: 'support'; readonly formats: readonly RecordFormat[] }
  | { readonly type: 'progress'; readonly share: number }
  | (Encoded & {
      readonly type: 'done';
      /** How each scene ended, in the film's words. */
      readonly endings: readonly string[];
      /** That drawing and encoding it took. */
      readonly seconds: number;
    })
  | { readonly type: 'failed'; readonly reason: FailureReason; readonly message: string };
