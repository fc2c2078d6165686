import { gymnasium, type World, worldOf } from '../../../core/world.ts';
import type { Session } from '../session.ts';

/** The seed whose untrained network plays before, and from whose scene start both play. */
export function sceneSeed({ run, config }: Session): number {
  return run.status === 'idle' ? config.seed : run.config.seed;
}

/** Worlds there have been, by their numbers: they never change. */
const worlds = new Map([[JSON.stringify(gymnasium), gymnasium]]);

/**
 * The world that the scenes play in: the one an agent was carried to, else the run's, or that of the next run. The same
 * world is the same object.
 */
export function sceneWorld({ run, config, shownAgent }: Session): World {
  const world = shownAgent?.world ?? worldOf(run.status === 'idle' ? config : run.config);
  const name = JSON.stringify(world);
  const known = worlds.get(name) ?? world;
  worlds.set(name, known);
  return known;
}
