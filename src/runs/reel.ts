import type { Trajectory } from '../worker/protocol.ts';

/** What is kept of a training episode to be seen again: where the cart stood and how the pole leaned. */
export interface RecordedEpisode {
  /** Zero-based. */
  readonly episode: number;
  /** `[length + 1, 2]`: position in m, angle in rad, a step of the run's `timeStep` apart. */
  readonly path: Float32Array<ArrayBuffer>;
}

/** Some of a run's training episodes, evenly spread, and the newest: in the order of episodes. */
export type Reel = readonly RecordedEpisode[];

/** Beside the newest a reel keeps at most this many, 4 KB each where the pole stayed up to the end. */
const mostKept = 16;

/**
 * The reel when a later episode arrives. As with snapshots, a run is cut into spans of equal length, a power of two of
 * episodes, that doubles as the run grows; the first episode of each is kept.
 */
export function withEpisode(reel: Reel, { episode, states, length }: Trajectory): Reel {
  let span = 1;
  while (Math.floor(episode / span) >= mostKept) span *= 2;
  const all = [...reel, { episode, path: pathOf(states, length) }];
  return all.filter((one, i) => {
    const before = all[i - 1];
    const isNewest = i === all.length - 1;
    return (
      isNewest || before === undefined || Math.floor(before.episode / span) < Math.floor(one.episode / span)
    );
  });
}

/** What a reel keeps of `states` `[length + 1, 4]`. */
export function pathOf(states: Float32Array, length: number): Float32Array<ArrayBuffer> {
  const path = new Float32Array(2 * (length + 1));
  for (let step = 0; step <= length; step += 1) {
    path[2 * step] = states[4 * step] ?? 0;
    path[2 * step + 1] = states[4 * step + 2] ?? 0;
  }
  return path;
}

/** The newest episode of a reel that had been played by then; null when there is none. */
export function episodeBy(reel: Reel, episode: number): RecordedEpisode | null {
  return reel.findLast((one) => one.episode <= episode) ?? null;
}
