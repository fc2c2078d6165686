import { gymnasium } from '../../../core/world.ts';
import type { RecordedEpisode } from '../../../runs/seed-run.ts';
import type { Cart } from './field-carts.ts';

/** Times real time. */
const speed = 2;
/** Seconds that the end of an episode is shown. */
const holdSeconds = 0.7;
/** A cart that stands upright gets there with this time constant, s. */
const settleSeconds = 0.15;
/** Closer to upright nothing can be seen to move. */
const nothing = 1e-3;

interface Playing {
  episode: RecordedEpisode | null;
  /** Steps since it began, those of the hold at its end included. */
  steps: number;
}

/** Where every cart of a field stands. Knows no clock: whoever draws lets time pass. */
export class FieldPlayer {
  /** `[carts, 2]`: position in m, angle in rad. */
  readonly poses: Float32Array;
  readonly #playing: readonly Playing[];

  constructor(count: number) {
    this.poses = new Float32Array(2 * count);
    this.#playing = Array.from({ length: count }, () => ({ episode: null, steps: 0 }));
  }

  /**
   * Lets time pass: each cart plays its episode to the end, then its newest one.
   * @param timeStep s of a step of the recorded episodes
   * @param isStill for who wants no motion: each episode is shown at its end
   * @returns whether any of them moved
   */
  advance(carts: readonly Cart[], seconds: number, timeStep: number, isStill = false): boolean {
    let hasMoved = false;
    for (const [i, { playing: newest, state }] of carts.entries()) {
      const playing = this.#playing[i];
      if (playing === undefined) break;
      let moved: boolean;
      if (newest === null) {
        const hasFallen = state === 'failed' || state === 'learning';
        moved = this.#settle(i, playing, isStill ? Number.POSITIVE_INFINITY : seconds, hasFallen);
      } else if (isStill) moved = this.#showEnd(i, playing, newest);
      else moved = this.#play(i, playing, newest, (speed * seconds) / timeStep, timeStep);
      hasMoved ||= moved;
    }
    return hasMoved;
  }

  #play(i: number, playing: Playing, newest: RecordedEpisode, steps: number, timeStep: number): boolean {
    if (playing.episode === null) Object.assign(playing, { episode: newest, steps: 0 });
    const { path } = playing.episode ?? newest;
    const last = path.length / 2 - 1;
    const hold = (speed * holdSeconds) / timeStep;
    const before = playing.steps;
    playing.steps += steps;
    if (playing.steps > last + hold) Object.assign(playing, { episode: newest, steps: 0 });
    else if (before >= last) return false;
    this.#pose(i, playing.episode ?? newest, Math.min(last, playing.steps));
    return true;
  }

  #showEnd(i: number, playing: Playing, newest: RecordedEpisode): boolean {
    if (playing.episode === newest) return false;
    playing.episode = newest;
    this.#pose(i, newest, newest.path.length / 2 - 1);
    return true;
  }

  /** Between the two steps around a moment, linearly. */
  #pose(i: number, { path }: RecordedEpisode, steps: number): void {
    const step = Math.floor(steps);
    const share = steps - step;
    for (const part of [0, 1]) {
      const from = path[2 * step + part] ?? 0;
      const to = path[2 * step + 2 + part] ?? from;
      this.poses[2 * i + part] = from + (to - from) * share;
    }
  }

  #settle(i: number, playing: Playing, seconds: number, hasFallen: boolean): boolean {
    playing.episode = null;
    const goal = hasFallen ? gymnasium.angleLimit : 0;
    const [x = 0, angle = 0] = this.poses.subarray(2 * i, 2 * i + 2);
    const away = angle - goal;
    if (x === 0 && Math.abs(away) < 1e-6) return false;
    const left = Math.exp(-seconds / settleSeconds);
    const isThere = Math.abs(x * left) < nothing && Math.abs(away * left) < nothing;
    this.poses[2 * i] = isThere ? 0 : x * left;
    this.poses[2 * i + 1] = isThere ? goal : goal + away * left;
    return true;
  }
}
