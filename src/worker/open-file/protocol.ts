import type { GreedyResult } from '../../core/evaluate.ts';
import type { PresetName } from '../../core/presets.ts';
import type { FileErrorCode } from '../../files/error.ts';
import type { NamedFile } from '../../files/file-set.ts';
import type { FoundNetwork } from '../../files/network/found.ts';
import type { FileKind } from '../../files/weights-file.ts';
import type { Weights } from '../protocol.ts';

/** Page → worker: what is opened at once, a worker for each time; buffers are transferred. */
export interface OpenRequest {
  /** One file, or those of one model. */
  readonly files: readonly (NamedFile & { readonly bytes: Uint8Array<ArrayBuffer> })[];
  /** Of the greedy test. */
  readonly seed: number;
}

/** What had to be found out to read the file. */
export type Found = Pick<FoundNetwork, 'head' | 'layers' | 'activationIsKnown'>;

/** Worker → page: `weights` and then `tested`, or one of the others. */
export type OpenAnswer =
  | {
      readonly type: 'weights';
      readonly format: FileKind;
      readonly weights: Weights;
      /** What the file says of itself: a stranger's words. */
      readonly metadata: Readonly<Record<string, string>>;
      /** How the network was found in it. */
      readonly found: Found;
    }
  /** 100 greedy episodes in the world that the file names, else in Gymnasium's. */
  | { readonly type: 'tested'; readonly test: GreedyResult }
  /** A whole run, found to be sound; its buffer is transferred back. */
  | {
      readonly type: 'checkpoint';
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly preset: PresetName | null;
      readonly seed: number;
      readonly episodes: number;
    }
  | {
      readonly type: 'refused';
      /** Null: not the file's fault. */
      readonly code: FileErrorCode | null;
      readonly details: Readonly<Record<string, string | number>>;
      readonly message: string;
    };
