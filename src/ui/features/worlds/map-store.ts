import { createStore } from 'zustand/vanilla';
import type { World } from '../../../core/world.ts';
import type { WorldCell, WorldGrid, WorldsAnswer, WorldsRequest } from '../../../worker/worlds/protocol.ts';
import { countAsWork } from '../../session/at-work.ts';
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

export interface MapState {
  /** One of each agent, the newest first. */
  readonly maps: readonly WorldMap[];
  readonly testing: AgentId | null;
  readonly failure: string | null;
}

/** Outlives the panel: a test goes on while another place is open. */
export const mapStore = createStore<MapState>(() => ({ maps: [], testing: null, failure: null }));

countAsWork(mapStore, ({ testing }) => testing !== null);

/** Of starts and errors; the same for all, so that maps can be compared. */
const seed = 0;

let worker: Worker | null = null;

/** Tests an agent in a grid of worlds around `world`, in a worker. Does nothing while another is tested. */
export function testInWorlds(agent: KnownAgent, world: World): void {
  if (worker !== null) return;
  const started = new Worker(new URL('../../../worker/worlds/main.ts', import.meta.url), {
    type: 'module',
    name: 'worlds',
  });
  worker = started;
  const grid = gridFor(agent.home);
  const map: WorldMap = { agent, world, grid, cells: [] };
  mapStore.setState(({ maps }) => ({
    testing: agent.id,
    failure: null,
    maps: [map, ...maps.filter((other) => other.agent.id !== agent.id)],
  }));
  const fail = (failure: string) => {
    cancelTest();
    mapStore.setState({ failure });
  };
  started.addEventListener('error', ({ message }) => fail(message));
  started.addEventListener('message', ({ data }: MessageEvent<WorldsAnswer>) => {
    switch (data.type) {
      case 'cell':
        addCell(agent.id, data.cell);
        break;
      case 'done':
        end();
        break;
      case 'failed':
        fail(data.message);
    }
  });
  const { shape, parameters } = agent.weights;
  const request: WorldsRequest = { shape, parameters, grid, world, seed, episodes: EPISODES };
  started.postMessage(request);
}

/** Half a map would be taken for a whole one: it goes. */
export function cancelTest(): void {
  const { testing } = mapStore.getState();
  end();
  mapStore.setState(({ maps }) => ({ maps: maps.filter(({ agent }) => agent.id !== testing) }));
}

export function removeMap(id: AgentId): void {
  mapStore.setState(({ maps }) => ({ maps: maps.filter(({ agent }) => agent.id !== id) }));
}

function addCell(id: AgentId, cell: WorldCell): void {
  mapStore.setState(({ maps }) => ({
    maps: maps.map((map) => (map.agent.id === id ? { ...map, cells: [...map.cells, cell] } : map)),
  }));
}

function end(): void {
  worker?.terminate();
  worker = null;
  mapStore.setState({ testing: null });
}
