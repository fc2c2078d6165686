import type { World } from '../../../core/world.ts';
import type { Weights } from '../../../worker/protocol.ts';
import worldsWorker from '../../../worker/worlds/main.ts?worker&url';
import type { WorldCell, WorldsAnswer, WorldsRequest } from '../../../worker/worlds/protocol.ts';
import { askWorker } from '../../session/worker-job.ts';
import { EPISODES } from './grid.ts';

/** How an agent does in one world, tested in a worker. @throws {Error} when the worker fails. */
export function testInWorld(
  { shape, parameters }: Weights,
  world: World,
  seed: number,
): Promise<Pick<WorldCell, 'mean' | 'full'>> {
  const grid = { poleLengths: [2 * world.halfPoleLength], gravities: [world.gravity] };
  const request: WorldsRequest = { shape, parameters, grid, world, seed, episodes: EPISODES };
  return askWorker<WorldsAnswer, WorldCell>(worldsWorker, 'world', request, (answer) =>
    answer.type === 'cell' ? answer.cell : undefined,
  );
}
