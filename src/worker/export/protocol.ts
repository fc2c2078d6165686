import type { Worlds } from '../../core/world.ts';
import type { SavedWeights } from '../../files/weights-file.ts';

/** Page → worker: one file is to be made of an agent, a worker for each. */
export interface ExportRequest {
  readonly kind: 'trajectories' | 'hub';
  readonly weights: SavedWeights;
  /** Of the greedy test, whose episodes are played again. */
  readonly seed: number;
  readonly worlds: Worlds;
  /** For the Hub. */
  readonly film: { readonly extension: string; readonly bytes: Uint8Array<ArrayBuffer> } | null;
}

/** Worker → page. */
export type ExportAnswer =
  | { readonly type: 'made'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'failed'; readonly message: string };
