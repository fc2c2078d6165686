import type { World } from '../../../core/world.ts';
import type { Weights } from '../../../worker/protocol.ts';
import worldsWorker from '../../../worker/worlds/main.ts?worker&url';
import type { WorldCell, WorldsAnswer, WorldsRequest } from '../../../worker/worlds/protocol.ts';
import { startWorker } from '../../session/start-worker.ts';
import { EPISODES } from './grid.ts';

/** How an agent does in one world, tested in a worker. @throws {Error} when the worker fails. */
export function testInWorld(
  { shape, parameters }: Weights,
  world: World,
  seed: number,
): Promise<Pick<WorldCell, 'mean' | 'full'>> {
  const worker = startWorker(worldsWorker, 'world');
  const grid = { poleLengths: [2 * world.halfPoleLength], gravities: [world.gravity] };
  const request: WorldsRequest = { shape, parameters, grid, world, seed, episodes: EPISODES };
  const tested = new Promise<WorldCell>((resolve, reject) => {
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    worker.addEventListener('message', ({ data }: MessageEvent<WorldsAnswer>) => {
      if (data.type === 'cell') resolve(data.cell);
      if (data.type === 'failed') reject(new Error(data.message));
    });
  });
  worker.postMessage(request);
  return tested.finally(() => worker.terminate());
}
