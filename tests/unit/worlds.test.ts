import { describe, expect, test } from 'vitest';
import { parseCommand } from '../../scripts/cli/options.ts';
import { handMade, linearNetwork, linearReturns, searchAtRandom } from '../../src/core/baselines.ts';
import { type Config, configProblems, defaultConfig } from '../../src/core/config.ts';
import { greedyTest, summarise } from '../../src/core/evaluate.ts';
import { settingsOfWorld, WORLD_NAMES, worldNameOf } from '../../src/core/named-worlds.ts';
import { createPolicy } from '../../src/core/policy.ts';
import { PRESETS } from '../../src/core/presets.ts';
import { Random } from '../../src/core/random.ts';
import { gymnasium, inGymnasium, worldsOf } from '../../src/core/world.ts';
import { worldsOfMetadata } from '../../src/files/metadata.ts';
import { DEFAULT_SETUP, readLink, writeLink } from '../../src/ui/features/share/link.ts';
import { cellAfterKey, gridFor, homeCell, isInRange, worldAt } from '../../src/ui/features/worlds/maps.ts';
import { testInWorlds } from '../../src/worker/worlds/grid.ts';
import type { WorldCell } from '../../src/worker/worlds/protocol.ts';

describe('a named world', () => {
  test.each(WORLD_NAMES)('%s can be trained in, is known by its settings and held by a link', (name) => {
    const config: Config = { ...PRESETS.blog, ...settingsOfWorld(name), seed: 7 };
    expect(configProblems(config)).toEqual([]);
    expect(worldNameOf(config)).toBe(name);
    const link = writeLink({ ...DEFAULT_SETUP, preset: 'blog', config });
    expect(readLink(link, []).setup.config).toEqual(config);
  });

  test('is Earth where nothing was changed, and has no name where it was changed by hand', () => {
    expect(worldNameOf(defaultConfig())).toBe('earth');
    expect(worldNameOf({ ...settingsOfWorld('moon'), fallAngle: 20 })).toBeNull();
  });

  test('leaves reward, randomisation and everything else to other settings', () => {
    const config: Config = { ...defaultConfig(), reward: 'fall', worldSpread: 2 };
    expect({ ...config, ...settingsOfWorld('mars') }).toEqual({ ...config, gravity: 3.71 });
  });

  test('is an option of every command, which knobs change further', () => {
    expect(parseCommand(['--world', 'delayed', '--gravity', '2'], {}).config).toEqual({
      ...defaultConfig(),
      actionDelay: 2,
      gravity: 2,
    });
    expect(() => parseCommand(['--world', 'pluto'], {})).toThrow(/--world pluto: must be one of earth, moon/);
  });
});

describe('a file of weights', () => {
  test('is tested in the world that it says it was trained in, as far as that is one', () => {
    const { nominal, spread } = worldsOfMetadata({ gravity: '1.62', actionDelay: '2', worldSpread: '1.5' });
    expect([nominal, spread]).toEqual([{ ...gymnasium, gravity: 1.62, actionDelay: 2 }, 1.5]);
    const strange = { gravity: 'heavy', actionDelay: '1.5', sensorNoise: '-1', actuatorFault: 'melted' };
    expect(worldsOfMetadata(strange)).toEqual(inGymnasium);
    expect(worldsOfMetadata({})).toEqual(inGymnasium);
  });
});

describe('a linear controller', () => {
  test('as a network goes to the right where its sum is above 0, else to the left', () => {
    const { shape, parameters } = linearNetwork([0.5, -1, 2, 0.25]);
    const policy = createPolicy(shape);
    policy.load(parameters);
    const random = Random.seeded(3);
    const q = new Float32Array(2);
    for (let i = 0; i < 200; i += 1) {
      const s = Float32Array.from({ length: 4 }, () => random.between(-2, 2));
      const [x = 0, v = 0, angle = 0, turning = 0] = s;
      policy.qValues(s, 1, q);
      const [left = 0, right = 0] = q;
      expect(right - left).toBeCloseTo(0.5 * x - v + 2 * angle + 0.25 * turning, 5);
    }
  });

  test('made by hand solves CartPole-v1 without an episode of training: 500 in each of 100', async () => {
    const { shape, parameters } = linearNetwork(handMade);
    const policy = createPolicy(shape);
    policy.load(parameters);
    expect(await greedyTest(policy, 0, inGymnasium)).toMatchObject({ mean: 500, full: 100 });
    expect(summarise(linearReturns(handMade, gymnasium, 100))).toMatchObject({ mean: 500, full: 100 });
  });

  test('is found at random within some hundred episodes, the same one for the same seed', () => {
    const [first, again] = [searchAtRandom(gymnasium, 1), searchAtRandom(gymnasium, 1)];
    expect(again).toEqual(first);
    if (first === null) throw new Error('Nothing was found.');
    expect(first.episodes).toBeGreaterThanOrEqual(10); // it was confirmed
    expect(first.episodes).toBeLessThan(2000);
    expect(summarise(linearReturns(first.weights, gymnasium, 100)).mean).toBeGreaterThan(450);
  });

  test('is not found where no force acts', () => {
    expect(searchAtRandom({ ...gymnasium, forceMagnitude: 0 }, 0, 300)).toBeNull();
  });
});

describe('a grid of worlds', () => {
  async function cellsOf(weights: Parameters<typeof linearNetwork>[0], seed = 0): Promise<WorldCell[]> {
    const { shape, parameters } = linearNetwork(weights);
    const policy = createPolicy(shape);
    policy.load(parameters);
    const grid = { poleLengths: [0.05, 1], gravities: [9.8, 1.62] };
    const cells: WorldCell[] = [];
    for await (const cell of testInWorlds(policy, { grid, world: gymnasium, seed, episodes: 10 }))
      cells.push(cell);
    return cells;
  }

  test('is tested row by row; a controller that holds a pole of 1 m holds none of 5 cm', async () => {
    const [shortOnEarth, earth, shortOnMoon, moon] = await cellsOf(handMade);
    expect(earth).toEqual({ row: 0, column: 1, mean: 500, full: 10 });
    expect(moon).toEqual({ row: 1, column: 1, mean: 500, full: 10 });
    expect(shortOnEarth?.full).toBe(0);
    expect(shortOnMoon).toMatchObject({ row: 1, column: 0 });
  });

  test('always has the world of training among its cells', () => {
    const home = worldsOf({ ...defaultConfig(), halfPoleLength: 0.45, gravity: 7 });
    const grid = gridFor(home);
    const cell = homeCell(grid, home);
    if (cell === null) throw new Error('The world of training is nowhere.');
    expect(worldAt(home.nominal, grid, cell.row, cell.column)).toEqual(home.nominal);
    expect(homeCell(gridFor(null), null)).toBeNull();
  });

  test('knows the worlds that episodes of training were drawn from', () => {
    const drawn = worldsOf({ ...defaultConfig(), worldSpread: 2 });
    expect(isInRange(drawn, { ...gymnasium, gravity: 18, halfPoleLength: 0.3 })).toBe(true);
    expect(isInRange(drawn, { ...gymnasium, gravity: 1.62 })).toBe(false);
    expect(isInRange(inGymnasium, gymnasium)).toBe(false);
  });

  test('is walked through by arrow keys, not beyond its edges', () => {
    const grid = gridFor(null);
    expect(cellAfterKey('ArrowRight', { row: 0, column: 0 }, grid)).toEqual({ row: 0, column: 1 });
    expect(cellAfterKey('ArrowUp', { row: 0, column: 3 }, grid)).toEqual({ row: 0, column: 3 });
    expect(cellAfterKey('End', { row: 2, column: 0 }, grid)).toEqual({ row: 2, column: 8 });
    expect(cellAfterKey('a', { row: 2, column: 0 }, grid)).toBeNull();
  });
});
