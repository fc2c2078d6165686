import { solvedReturn } from '../../../core/cartpole.ts';
import type { World, Worlds } from '../../../core/world.ts';
import type { Weights } from '../../../worker/protocol.ts';
import worldsWorker from '../../../worker/worlds/main.ts?worker&url';
import type { WorldCell, WorldGrid, WorldsAnswer, WorldsRequest } from '../../../worker/worlds/protocol.ts';
import { perSession } from '../../session/per-session.ts';
import { askWorker } from '../../session/worker-job.ts';
import { createAgentTests, type Tested } from '../agents/index.ts';

/** How one agent does in the worlds of a grid, as far as it has been tested: row by row. */
export type WorldMap = Tested<WorldCell>;

/** Of starts and errors; the same for all, so that maps can be compared. */
const seed = 0;

/** Tests of agents in a grid of worlds each, around one world. */
export const mapsOf = perSession(() =>
  createAgentTests<WorldCell, WorldsRequest>(worldsWorker, 'worlds', ({ weights, home }, world) => {
    const { shape, parameters } = weights;
    return { shape, parameters, grid: gridFor(home), world, seed, episodes: EPISODES };
  }),
);

/** How an agent does in one world, tested in a worker. @throws {Error} when the worker fails. */
export function testInWorld(
  { shape, parameters }: Weights,
  world: World,
  seed: number,
): Promise<Pick<WorldCell, 'mean' | 'full'>> {
  const grid = { poleLengths: [2 * world.halfPoleLength], gravities: [world.gravity] };
  const request: WorldsRequest = { shape, parameters, grid, world, seed, episodes: EPISODES };
  return askWorker<WorldsAnswer, WorldCell>(worldsWorker, 'world', request, (answer) =>
    answer.type === 'part' ? answer.part : undefined,
  );
}

/** Episodes in each world. */
export const EPISODES = 100;

/** m, the whole pole: Gymnasium's in the middle, √2 from one to the next. */
const poleLengths = [0.2, 0.35, 0.5, 0.7, 1, 1.4, 2, 2.8, 4];
/** m/s², from Jupiter's down to half the Moon's. */
const gravities = [24.79, 15, 9.8, 6, 3.71, 2.5, 1.62, 0.8];

/** The grid of worlds that an agent is tested in: the same for all, and its own world is always one of them. */
export function gridFor(home: Worlds | null): WorldGrid {
  const own = home === null ? [] : [home.nominal];
  return {
    poleLengths: sorted([...poleLengths, ...own.map(({ halfPoleLength }) => 2 * halfPoleLength)]),
    gravities: sorted([...gravities, ...own.map(({ gravity }) => gravity)]).reverse(),
  };
}

const sorted = (numbers: readonly number[]) => [...new Set(numbers)].sort((a, b) => a - b);

/** Where the world of training stands in a grid; null where it is not known. */
export function homeCell(
  { poleLengths: columns, gravities: rows }: WorldGrid,
  home: Worlds | null,
): Pick<WorldCell, 'row' | 'column'> | null {
  if (home === null) return null;
  const { gravity, halfPoleLength } = home.nominal;
  return { row: rows.indexOf(gravity), column: columns.indexOf(2 * halfPoleLength) };
}

/** Whether a world of the grid is one that training has drawn, where each episode drew its own. */
export function isInRange({ nominal, spread }: Worlds, { gravity, halfPoleLength }: World): boolean {
  const isNear = (value: number, middle: number) => value >= middle / spread && value <= middle * spread;
  return spread > 1 && isNear(gravity, nominal.gravity) && isNear(halfPoleLength, nominal.halfPoleLength);
}

export const holds = ({ mean }: WorldCell): boolean => mean >= solvedReturn;

/** The world of a cell. */
export function worldAt(world: World, grid: WorldGrid, row: number, column: number): World {
  const gravity = grid.gravities[row] ?? world.gravity;
  const poleLength = grid.poleLengths[column] ?? 2 * world.halfPoleLength;
  return { ...world, gravity, halfPoleLength: poleLength / 2 };
}

/** The cell that arrow keys, Home and End lead to; null for any other key. */
export function cellAfterKey(
  key: string,
  { row, column }: Pick<WorldCell, 'row' | 'column'>,
  { gravities: rows, poleLengths: columns }: WorldGrid,
): Pick<WorldCell, 'row' | 'column'> | null {
  const within = (index: number, count: number) => Math.max(0, Math.min(count - 1, index));
  switch (key) {
    case 'ArrowLeft':
      return { row, column: within(column - 1, columns.length) };
    case 'ArrowRight':
      return { row, column: within(column + 1, columns.length) };
    case 'ArrowUp':
      return { row: within(row - 1, rows.length), column };
    case 'ArrowDown':
      return { row: within(row + 1, rows.length), column };
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: columns.length - 1 };
    default:
      return null;
  }
}
