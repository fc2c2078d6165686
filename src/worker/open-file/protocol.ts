import type { GreedyResult } from '../../core/evaluate.ts';
import type { PresetName } from '../../core/presets.ts';
import type { FileErrorCode } from '../../files/error.ts';
import type { NamedFile } from '../../files/file-set.ts';
import type { WeightFormat } from '../../files/weights-file.ts';
import type { Weights } from '../protocol.ts';

/** Page → worker: what is opened at once, a worker for each time; buffers are transferred. */
export interface OpenRequest {
  /** One file, or those of one TensorFlow.js model. */
  readonly files: readonly NamedFile[];
  /** Of the greedy test. */
  readonly seed: number;
}

/** Worker → page: `weights` and then `tested`, or one of the others. */
export type OpenAnswer =
  | {
      readonly type: 'weights';
      readonly format: WeightFormat;
      readonly weights: Weights;
      /** What the file says of itself: a stranger's words. */
      readonly metadata: Readonly<Record<string, string>>;
    }
  /** 100 greedy episodes in Gymnasium's world. */
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
