import { createStore } from 'zustand/vanilla';
import type { World } from '../../../core/world.ts';
import type { Weights } from '../../../worker/protocol.ts';
import worldsWorker from '../../../worker/worlds/main.ts?worker&url';
import type { WorldCell, WorldGrid, WorldsAnswer, WorldsRequest } from '../../../worker/worlds/protocol.ts';
import { countAsWork } from '../../session/at-work.ts';
import { perSession } from '../../session/per-session.ts';
import { askWorker, createWorkerJob } from '../../session/worker-job.ts';
import type { AgentId, KnownAgent } from '../agents/index.ts';
import { EPISODES, gridFor } from './grid.ts';

/** How one agent does in the worlds of a grid, as far as it has been tested. */
export interface WorldMap {
  readonly agent: KnownAgent;
  /** What the worlds have in common. */
  readonly world: World;
  readonly grid: WorldGrid;
  /** In the order of the test, row by row. */
  readonly cells: readonly WorldCell[];
}

interface MapState {
  /** One of each agent, the newest first. */
  readonly maps: readonly WorldMap[];
  readonly testing: AgentId | null;
  readonly failure: string | null;
}

/** Of starts and errors; the same for all, so that maps can be compared. */
const seed = 0;

/** Outlives the panel: a test goes on while another place is open. */
export const mapsOf = perSession(() => {
  const store = createStore<MapState>(() => ({ maps: [], testing: null, failure: null }));

  countAsWork(store, ({ testing }) => testing !== null);

  const job = createWorkerJob<WorldsRequest, WorldsAnswer>(worldsWorker, 'worlds');

  /** Tests an agent in a grid of worlds around `world`, in a worker. Does nothing while another is tested. */
  function test(agent: KnownAgent, world: World): void {
    if (job.isUnderWay()) return;
    const grid = gridFor(agent.home);
    const map: WorldMap = { agent, world, grid, cells: [] };
    store.setState(({ maps }) => ({
      testing: agent.id,
      failure: null,
      maps: [map, ...maps.filter((other) => other.agent.id !== agent.id)],
    }));
    const fail = (failure: string) => {
      cancel();
      store.setState({ failure });
    };
    const hear = (answer: WorldsAnswer) => {
      switch (answer.type) {
        case 'cell':
          addCell(agent.id, answer.cell);
          break;
        case 'done':
          end();
          break;
        case 'failed':
          fail(answer.message);
      }
    };
    const { shape, parameters } = agent.weights;
    job.ask({ shape, parameters, grid, world, seed, episodes: EPISODES }, hear, fail);
  }

  /** Half a map would be taken for a whole one: it goes. */
  function cancel(): void {
    const { testing } = store.getState();
    end();
    store.setState(({ maps }) => ({ maps: maps.filter(({ agent }) => agent.id !== testing) }));
  }

  function remove(id: AgentId): void {
    store.setState(({ maps }) => ({ maps: maps.filter(({ agent }) => agent.id !== id) }));
  }

  function addCell(id: AgentId, cell: WorldCell): void {
    store.setState(({ maps }) => ({
      maps: maps.map((map) => (map.agent.id === id ? { ...map, cells: [...map.cells, cell] } : map)),
    }));
  }

  function end(): void {
    job.end();
    store.setState({ testing: null });
  }

  return { store, test, cancel, remove };
});

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
