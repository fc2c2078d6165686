import type { Episode } from '../core/episode.ts';
import type { Trajectory } from './protocol.ts';

/** A trajectory that may be transferred: all its arrays are its own. */
type OwnTrajectory = Trajectory & {
  readonly [Key in 'states' | 'forces' | 'qValues']: Float32Array<ArrayBuffer>;
} & { readonly [Key in 'actions' | 'explored']: Uint8Array<ArrayBuffer> };

/** Copies a training episode, whose own arrays are used again for the next one. @param index of the episode, from 0 */
export function copyOfEpisode(episode: Episode, index: number, epsilon: number): OwnTrajectory {
  const { world, length, terminated, truncated } = episode;
  return {
    ...{ episode: index, epsilon, world, length, terminated, truncated },
    states: episode.states.slice(0, 4 * (length + 1)),
    actions: episode.actions.slice(0, length),
    forces: episode.forces.slice(0, length),
    qValues: episode.qValues.slice(0, 2 * length),
    explored: episode.explored.slice(0, length),
  };
}

export function buffersOf({ states, actions, forces, qValues, explored }: OwnTrajectory): ArrayBuffer[] {
  return [states, actions, forces, qValues, explored].map(({ buffer }) => buffer);
}
