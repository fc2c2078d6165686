import { describe, expect, test } from 'vitest';
import type { Episode } from '../../src/core/episode.ts';
import { History } from '../../src/core/history.ts';
import { PRESETS, type PresetName } from '../../src/core/presets.ts';
import { train } from '../../src/core/train.ts';
import { createTrainingState, networkShape } from '../../src/core/training-state.ts';
import { gymnasium } from '../../src/core/world.ts';
import { fastestPolicy } from '../../src/learners/policy.ts';
import { createReferenceLearner } from '../../src/learners/reference/learner.ts';
import {
  compareSeedRuns,
  pathOf,
  type RecordedEpisode,
  type Reel,
  type SeedRun,
  withEpisode,
} from '../../src/runs/seed-run.ts';
import { groupsOf } from '../../src/ui/features/field/draw-field.ts';
import {
  addFirstEpisodes,
  type Cart,
  cartAt,
  cartForKey,
  cartsOf,
  countsOf,
  fieldLayout,
  firstEpisode,
  shadeOf,
} from '../../src/ui/features/field/field-carts.ts';
import { FieldPlayer } from '../../src/ui/features/field/field-player.ts';
import { seedsOf, wantedStudy, wrongOf } from '../../src/ui/features/seeds/form-store.ts';
import { episodesModel, histogram, shareCourse, shareModel } from '../../src/ui/features/seeds/models.ts';
import { valueText } from '../../src/ui/kit/charts/model.ts';
import { chartCsv, chartTable } from '../../src/ui/kit/charts/table.ts';
import { chartWords } from '../../src/ui/kit/charts/words.ts';
import type { Trajectory } from '../../src/worker/protocol.ts';
import { episodeRecord } from '../support/episode-record.ts';

function seedRun(seed: number, mean: number | null, more: Partial<SeedRun> = {}): SeedRun {
  return {
    seed,
    reason: mean === null ? 'diverged' : 'episodes',
    test: mean === null ? null : { mean, min: mean, full: null },
    episodes: 60,
    updates: 100,
    environmentSteps: 2000,
    seconds: 1,
    scores: [10, 100, 400],
    history: null,
    weightsDigest: null,
    reel: [],
    ...more,
  };
}

/** An episode of so many steps, in which the cart goes 1 m and the pole 0.1 rad a step. */
function trajectory(episode: number, length: number): Trajectory {
  const states = Float32Array.from({ length: 4 * (length + 1) }, (_, i) =>
    i % 4 === 0 ? Math.floor(i / 4) : i % 4 === 2 ? Math.floor(i / 4) / 10 : 99,
  );
  return {
    episode,
    length,
    states,
    epsilon: 0,
    world: gymnasium,
    actions: new Uint8Array(length),
    forces: new Float32Array(length),
    qValues: new Float32Array(2 * length),
    explored: new Uint8Array(length),
    terminated: true,
    truncated: false,
  };
}

const reelOf = (...episodes: readonly number[]) =>
  episodes.reduce<Reel>((reel, episode) => withEpisode(reel, trajectory(episode, 3)), []);

describe('a reel', () => {
  test('keeps position and angle of every state', () => {
    const [first] = reelOf(7);
    expect(first?.episode).toBe(7);
    expect([...(first?.path ?? [])].map((value) => Math.round(value * 10) / 10)).toEqual([
      0, 0, 1, 0.1, 2, 0.2, 3, 0.3,
    ]);
  });

  test('keeps sixteen episodes of a run, evenly spread, and the newest', () => {
    const episodes = reelOf(...Array.from({ length: 500 }, (_, i) => i)).map(({ episode }) => episode);
    expect(episodes).toEqual([...Array.from({ length: 16 }, (_, i) => 32 * i), 499]);
  });
});

describe('the field', () => {
  test('has the largest carts that fit: 64 in 8 columns on a laptop, 16 in 2 on a phone', () => {
    expect(fieldLayout(64, { width: 1300, height: 476 })).toMatchObject({ columns: 8, rows: 8 });
    expect(fieldLayout(16, { width: 366, height: 523 })).toMatchObject({ columns: 2, rows: 8 });
    expect(fieldLayout(1, { width: 366, height: 523 })).toMatchObject({ columns: 1, rows: 1 });
  });

  test('finds the cart below the pointer, and none in the last row’s empty cells', () => {
    const layout = fieldLayout(5, { width: 200, height: 120 });
    expect(layout).toMatchObject({ columns: 2, rows: 3 });
    expect(cartAt(layout, 10, 10)).toBe(0);
    expect(cartAt(layout, 160, 45)).toBe(3);
    expect(cartAt(layout, 160, 90)).toBeNull();
    expect(cartAt(layout, 210, 10)).toBeNull();
  });

  test('is walked with the arrow keys', () => {
    const layout = fieldLayout(5, { width: 200, height: 120 });
    expect(cartForKey('ArrowDown', 0, layout)).toBe(2);
    expect(cartForKey('ArrowDown', 3, layout)).toBeNull();
    expect(cartForKey('ArrowLeft', 0, layout)).toBeNull();
    expect(cartForKey('ArrowRight', 1, layout)).toBe(2);
    expect(cartForKey('End', 1, layout)).toBe(4);
    expect(cartForKey('x', 1, layout)).toBeNull();
  });

  test('counts who has solved it, learns, has failed and waits', () => {
    const history = History.of([episodeRecord({ return: 30 })]);
    const runs = new Map([
      [1, seedRun(1, 499)],
      [2, seedRun(2, 498.9)],
      [3, seedRun(3, null)],
      [4, seedRun(4, null, { reason: null, episodes: 1, scores: [], history })],
    ]);
    const carts = cartsOf(runs, [1, 2, 3, 4, 5]);
    expect(countsOf(carts)).toEqual({ solved: 1, learning: 1, failed: 2, waiting: 1 });
    expect(carts[3]).toMatchObject({ score: 30, episodes: 1 });
  });

  test('shows an earlier moment: nobody has ended, and each plays what it played by then', () => {
    const runs = new Map([[1, seedRun(1, 500, { reel: reelOf(0, 20, 40) })]]);
    const at = (moment: number | 'live') => cartsOf(runs, [1], moment)[0];
    expect(at(0)).toMatchObject({ state: 'learning', score: null, playing: { episode: 0 } });
    expect(at(45)).toMatchObject({ state: 'learning', score: 100, playing: { episode: 40 } });
    expect(at(60)).toMatchObject({ state: 'solved', score: 400, playing: null });
    expect(at('live')).toMatchObject({ state: 'solved' });
  });

  test('lets those that wait play their first episode, and those of whom no other is known', () => {
    const first = firstEpisode({ ...PRESETS.blog, seed: 2 });
    const fromFile = new Map([[1, seedRun(1, 500)]]);
    const at = (moment: number) =>
      cartsOf(fromFile, [1, 2], moment, new Map([1, 2].map((seed) => [seed, first])));
    expect(at(0).map(({ playing }) => playing)).toEqual([first, first]);
    expect(at(40)[0]).toMatchObject({ state: 'learning', playing: null });
    expect(at(60)[0]).toMatchObject({ state: 'solved', playing: null });
  });

  test.each([
    ['blog', 3],
    ['cleanrl', 3],
  ] as const)('knows the first episode that training of %s will play', async (preset, seed) => {
    const config = { ...PRESETS[preset], seed, episodes: 1 };
    const played: number[] = [];
    const tools = {
      learner: createReferenceLearner(),
      policy: (await fastestPolicy())(networkShape(config)),
      onEpisode: ({ states, length }: Episode) => played.push(...pathOf(states, length)),
    };
    for await (const _ of train(createTrainingState(config), tools));
    expect([...firstEpisode(config).path]).toEqual(played);
  });

  test('knows first episodes of seeds of which nothing was recorded, a few at a time', () => {
    const arm = { config: PRESETS.blog, runs: new Map([[1, seedRun(1, 500, { reel: reelOf(0) })]]) };
    const firsts = new Map<number, RecordedEpisode>();
    const seeds = () => [...firsts.keys()];
    expect(addFirstEpisodes(firsts, arm, [1, 2, 3], -1)).toBe(true);
    expect(seeds()).toEqual([2]);
    expect(addFirstEpisodes(firsts, arm, [1, 2, 3])).toBe(true);
    expect(seeds()).toEqual([2, 3]);
    expect(addFirstEpisodes(firsts, arm, [1, 2, 3])).toBe(false);
    const impossible = { ...arm, config: { ...PRESETS.blog, hiddenWidth: 0 } };
    expect(addFirstEpisodes(firsts, impossible, [4])).toBe(false);
  });

  test('colours scores in nine steps from 0 to 500', () => {
    expect([null, 0, 31, 32, 250, 499, 500, 900].map(shadeOf)).toEqual([0, 0, 0, 1, 4, 8, 8, 8]);
  });

  test('draws carts of one look together', () => {
    const cart = (state: Cart['state'], score: number | null): Cart => ({
      ...{ seed: 0, state, score, episodes: 0, playing: null },
    });
    const carts = [cart('learning', 10), cart('failed', 10), cart('learning', 12), cart('solved', 3)];
    expect([...groupsOf(carts).values()]).toEqual([[0, 1, 2], [3]]);
  });
});

describe('the carts’ time', () => {
  const cart = (playing: Cart['playing']): Cart[] => [
    { seed: 0, state: 'learning', score: 0, episodes: 0, playing },
  ];
  const [first = null] = reelOf(0);
  const [second = null] = reelOf(1);
  const round = (player: FieldPlayer) => [...player.poses].map((value) => Math.round(value * 100) / 100);

  test('plays a whole episode at twice real time before the newest one', () => {
    const player = new FieldPlayer(1);
    expect(player.advance(cart(first), 0.015, 0.02)).toBe(true);
    expect(round(player)).toEqual([1.5, 0.15]);
    player.advance(cart(second), 0.5, 0.02);
    expect(round(player)).toEqual([3, 0.3]);
    expect(player.advance(cart(second), 0.1, 0.02)).toBe(false);
    player.advance(cart(second), 1, 0.02);
    expect(round(player)).toEqual([0, 0]);
  });

  const still = (state: Cart['state']): Cart[] => [{ seed: 0, state, score: 0, episodes: 0, playing: null }];

  test('lets a cart that has solved it come to stand upright', () => {
    const player = new FieldPlayer(1);
    player.advance(cart(first), 0.03, 0.02);
    expect(player.advance(still('solved'), 0.1, 0.02)).toBe(true);
    expect(player.poses[0]).toBeLessThan(3);
    player.advance(still('solved'), 5, 0.02);
    expect(round(player)).toEqual([0, 0]);
    expect(player.advance(still('solved'), 0.1, 0.02)).toBe(false);
  });

  test.each(['failed', 'learning'] as const)(
    'lets one that is %s and has nothing to play lie at 12°',
    (state) => {
      const player = new FieldPlayer(1);
      player.advance(still(state), 5, 0.02);
      expect(player.poses[1]).toBeCloseTo((12 * Math.PI) / 180, 5);
      expect(player.advance(still(state), 0.1, 0.02)).toBe(false);
    },
  );

  test('shows the end of each episode at once to who wants no motion', () => {
    const player = new FieldPlayer(1);
    expect(player.advance(cart(first), 0.001, 0.02, true)).toBe(true);
    expect(round(player)).toEqual([3, 0.3]);
    expect(player.advance(cart(first), 0.001, 0.02, true)).toBe(false);
  });
});

describe('a seed that was trained once more', () => {
  const known = seedRun(1, 500, { weightsDigest: 7 });

  test('is the same when its weights are', () => {
    expect(compareSeedRuns(known, seedRun(1, 500, { weightsDigest: 7, seconds: 9 }))).toBe('same');
    expect(compareSeedRuns(known, seedRun(1, 500, { weightsDigest: 8 }))).toBe('different');
  });

  test('is alike when only its scores are known', () => {
    expect(compareSeedRuns(seedRun(1, 500), known)).toBe('alike');
    expect(compareSeedRuns(seedRun(1, 500), { ...known, scores: [10, 100, 401] })).toBe('different');
  });
});

test('the seeds that are wanted are typed: 2 to 256 of them', () => {
  const form = { count: '3', first: '5', beside: 'blog' } as const;
  const wanted = wantedStudy(form);
  expect(wanted).toEqual({ seeds: 3, firstSeed: 5, beside: 'blog' });
  expect(wanted && seedsOf(wanted)).toEqual([5, 6, 7]);
  expect(wrongOf({ count: '257', first: '-1' })).toEqual({ count: true, first: true });
  expect(wantedStudy({ ...form, count: '1' })).toBeNull();
});

describe('a histogram', () => {
  test('has bins of a round width, at most fourteen, that hold every value', () => {
    const bins = histogram([43, 60, 61, 180, 260]);
    expect(bins.map(({ from, count }) => [from, count])).toEqual([
      ...[
        [40, 1],
        [60, 2],
        [80, 0],
        [100, 0],
        [120, 0],
        [140, 0],
        [160, 0],
      ],
      ...[
        [180, 1],
        [200, 0],
        [220, 0],
        [240, 0],
        [260, 1],
      ],
    ]);
    expect(histogram([7, 7])).toEqual([{ from: 7, to: 8, count: 2 }]);
    expect(histogram([])).toEqual([]);
  });

  test('of some values has the bins of all, so that two lie on one another', () => {
    expect(histogram([7], [7, 9])).toEqual([
      { from: 7, to: 8, count: 1 },
      { from: 8, to: 9, count: 0 },
      { from: 9, to: 10, count: 0 },
    ]);
  });
});

describe('what a study came to', () => {
  const words = chartWords();
  const arm = (preset: PresetName, ...runs: readonly SeedRun[]) => ({
    preset,
    config: PRESETS[preset],
    runs: new Map(runs.map((one) => [one.seed, one])),
  });
  const arms = [
    arm('reliable', seedRun(1, 500, { episodes: 120 }), seedRun(2, 500, { episodes: 131 })),
    arm('blog', seedRun(1, 300), seedRun(2, 499, { episodes: 150 })),
  ];

  test('is saved as CSV: the share seed by seed, and the seeds by the episodes it took them', () => {
    const [heading, , two] = chartCsv(shareModel({ arms, seeds: [1, 2] }, words));
    expect(heading).toBe('seeds,share-1,share-1_low,share-1_high,share-2,share-2_low,share-2_high\r\n');
    expect(two?.split(',').map((cell) => Math.round(Number(cell)))).toEqual([2, 100, 34, 100, 50, 9, 91]);
    expect(Array.from(chartCsv(episodesModel({ arms }, words)), (line) => line.trimEnd())).toEqual([
      'episodes,seeds-1,seeds-2',
      ...['120,1,0', '125,0,0', '130,1,0', '135,0,0', '140,0,0', '145,0,0', '150,0,1', '155,0,0'],
    ]);
  });

  test('is read in words, a row for each bar', () => {
    const model = episodesModel({ arms: arms.slice(0, 1) }, words);
    expect(chartTable(model, null).rows.slice(0, 2)).toEqual([
      { place: '120 episodes', cells: ['1 seed'] },
      { place: '121 episodes', cells: ['0 seeds'] },
    ]);
    const [, bars] = episodesModel({ arms }, words).series;
    expect(bars && [119, 124, 129, 133].map((at) => valueText(bars, at))).toEqual([
      '–',
      '1 seed',
      '0 seeds',
      '1 seed',
    ]);
  });
});

test('the share that solved it narrows with every seed that ends', () => {
  // Wilson's interval of 1 of 1, and of 1 of 2.
  const [first, second] = shareCourse([true, false]);
  expect(first).toMatchObject({ ended: 1, share: 1, high: 1 });
  expect(first?.low).toBeCloseTo(0.2065, 4);
  expect(second).toMatchObject({ ended: 2, share: 0.5 });
  expect(second?.low).toBeCloseTo(0.0945, 4);
});
