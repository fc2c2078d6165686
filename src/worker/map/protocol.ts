import type { FeedForward } from '../../core/feed-forward.ts';
import type { MapPlane } from '../../core/policy-map.ts';

/** Page → map worker. */
export interface MapRequest {
  /** Counts up; the answer carries it. */
  readonly id: number;
  readonly plane: MapPlane;
  /** Left out: those sent last. */
  readonly weights?: FeedForward;
}

/** Map worker → page. */
export interface MapAnswer {
  readonly id: number;
  readonly plane: MapPlane;
  /** `[rows, columns]`: Q(right) − Q(left) */
  readonly advantage: Float32Array<ArrayBuffer>;
  /** What it took, in ms. */
  readonly milliseconds: number;
}
