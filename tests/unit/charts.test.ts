import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { History, scoreRule } from '../../src/core/history.ts';
import type { EpisodeRecord } from '../../src/core/history-columns.ts';
import { columnRule, type PointRule } from '../../src/core/history-points.ts';
import { episodeAxisEnd, referenceCurve, scoreModel } from '../../src/ui/features/score/score-model.ts';
import { follow } from '../../src/ui/kit/charts/follow.ts';
import { type ChartModel, indexAt, thin } from '../../src/ui/kit/charts/model.ts';
import { readingAt, readingSentence } from '../../src/ui/kit/charts/reading.ts';
import { chartCsv, chartTable } from '../../src/ui/kit/charts/table.ts';
import { linearTicks, logarithmicTicks } from '../../src/ui/kit/charts/ticks.ts';
import { chartWords } from '../../src/ui/kit/charts/words.ts';
import { episodeRecord } from '../support/episode-record.ts';

const blank = episodeRecord();

/** A history with these returns. */
const records = (...returns: number[]): EpisodeRecord[] =>
  returns.map((length, episode) => ({ ...blank, episode, return: length }));

const played = (...returns: number[]) => History.of(records(...returns));

const noEvaluations = { episodes: 500, evaluationInterval: 0 };

const words = chartWords();

/** What the page draws of a rule's points. */
function pointsOf(history: History, rule: PointRule) {
  const { x, y } = history.points(rule);
  return { x: [...x], y: [...y] };
}

describe('points of a history', () => {
  test("the blog's first score sums 21 episodes and divides by 20, the second sums 20", () => {
    // 21 · 10 / 20 = 10.5, then 20 · 30 / 20 = 30
    const history = played(...Array(21).fill(10), ...Array(20).fill(30));
    expect(pointsOf(history, scoreRule)).toEqual({ x: [20, 40], y: [10.5, 30] });
  });

  test('20 episodes, 0 to 19, are not yet a score', () => {
    expect(pointsOf(played(...Array(20).fill(10)), scoreRule)).toEqual({ x: [], y: [] });
  });

  test('an episode without a loss has no point', () => {
    const history = History.of([
      blank,
      { ...blank, episode: 1, loss: 0.5 },
      { ...blank, episode: 2, loss: Number.NaN },
    ]);
    expect(pointsOf(history, columnRule('loss'))).toEqual({ x: [1], y: [0.5] });
  });

  test('are worked out of each row once, however often they are asked for as it grows', () => {
    const looked: number[] = [];
    const rule: PointRule = {
      name: 'looked at',
      at(_, row) {
        looked.push(row);
        return row;
      },
    };
    let history = History.empty();
    for (let i = 0; i < 300; i += 3) {
      history = history.with(records(1, 1, 1));
      expect(history.points(rule).y).toHaveLength(i + 3);
    }
    history = history.with(records(...Array(100).fill(1)));
    expect([history.lookAhead(rule, 60), looked.length]).toEqual([false, 360]);
    expect([history.lookAhead(rule, 60), history.points(rule).y.length]).toEqual([true, 400]);
    expect(looked).toEqual(Array.from({ length: 400 }, (_, i) => i));
  });

  test('of the history before stay its own, and of another one that goes on from it too', () => {
    const before = played(1, 2);
    const after = before.with([{ ...blank, episode: 2, return: 3 }]);
    const other = before.with([{ ...blank, episode: 2, return: 4 }]);
    const returns = columnRule('return');
    expect(pointsOf(after, returns).y).toEqual([1, 2, 3]);
    expect(before.wholeColumns().return).toEqual(Float64Array.of(1, 2));
    expect(pointsOf(before, returns).y).toEqual([1, 2]);
    expect(pointsOf(other, returns).y).toEqual([1, 2, 4]);
  });

  test('the axis of episodes holds 500, then grows to 1000, 2500 and 5000, and ends with the run', () => {
    const end = (newest: number, planned: number) =>
      episodeAxisEnd(History.of([{ ...blank, episode: newest }]), planned);
    expect(end(0, 500)).toBe(500);
    expect(end(57, 60)).toBe(500);
    expect(end(501, 100_000)).toBe(1000);
    expect(end(1001, 100_000)).toBe(2500);
    expect(end(4999, 100_000)).toBe(5000);
    expect(end(501, 600)).toBe(600);
  });
});

describe("PyTorch's 20 runs", () => {
  const file: unknown = JSON.parse(readFileSync('public/reference/blog-pytorch-20-seeds.json', 'utf8'));

  // numpy: a[:, episode // 20 - 1].mean() and .std(ddof=1) of the file's 20 × 24 scores
  test.each([
    [20, 14.805, 15.914424936284426],
    [200, 20.74, 39.66576675965787],
    [300, 46.35, 66.62753895626358],
    [400, 192.875, 54.950464535175485],
    [480, 211.915, 61.39171275291838],
  ])('at episode %i have the mean and standard deviation that NumPy finds', (episode, mean, deviation) => {
    const curve = referenceCurve(file);
    const index = curve.x.indexOf(episode);
    expect(curve.y[index]).toBeCloseTo(mean, 10);
    expect(curve.deviation[index]).toBeCloseTo(deviation, 10);
    expect(curve.seeds).toBe(20);
  });

  test('end at episode 480, with 24 scores', () => {
    const { x } = referenceCurve(file);
    expect([x.length, x[0], x.at(-1)]).toEqual([24, 20, 480]);
  });

  test.each([
    ['nothing', null],
    ['no runs', { runs: [] }],
    ['a score that is text', { runs: [{ scorePer20: ['9.8'] }, { scorePer20: [9.8] }] }],
  ])('are refused when the file holds %s', (_, bad) => {
    expect(() => referenceCurve(bad)).toThrow();
  });
});

describe('thinning', () => {
  test('keeps the one peak and the one dip among 20,000 points', () => {
    const x = Array.from({ length: 20_000 }, (_, i) => i);
    const y = x.map((i) => (i === 7777 ? 500 : i === 12_345 ? 1 : 9));
    const kept = thin({ x, y }, 0, 20_000, 100);
    expect(kept).toContain(7777);
    expect(kept).toContain(12_345);
    expect(kept.length).toBeLessThan(450);
    expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
  });

  test('leaves few points as they are', () => {
    expect(thin({ x: [0, 20, 40], y: [1, 2, 3] }, 0, 500, 100)).toEqual([0, 1, 2]);
  });

  test('within a zoomed stretch keeps one point beyond each end, so that the line leaves the picture', () => {
    const x = [0, 20, 40, 60, 80, 100];
    expect(thin({ x, y: x }, 45, 75, 100)).toEqual([2, 3, 4]);
  });
});

describe('reading a chart', () => {
  test('a curve with a point each 20 episodes is read up to 10 episodes away', () => {
    const points = { x: [20, 40], y: [1, 2] };
    expect([9, 10, 29, 31, 50, 51].map((episode) => indexAt(points, episode))).toEqual([-1, 0, 0, 1, 1, -1]);
  });

  test('an empty curve has no value anywhere', () => {
    expect(indexAt({ x: [], y: [] }, 0)).toBe(-1);
  });

  test('all values at an episode make one sentence, with units', () => {
    const model = scoreModel(played(...Array(21).fill(10)), noEvaluations, null, words);
    const colour = {
      '--before': '',
      '--after': '',
      '--live': '',
      '--epsilon': '',
      '--reference': '',
      '--text-1': '',
    };
    const reading = readingAt(20, [model], new Set(['return']), { colour });
    expect(readingSentence(reading, words)).toBe('Episode 20. Score: 10.5 steps (0–20). ε: 8%');
  });
});

describe('the score chart', () => {
  const ids = ({ series }: ChartModel) => series.map(({ id }) => id);

  test('shows greedy evaluations where there are some or will be', () => {
    expect(ids(scoreModel(History.empty(), noEvaluations, null, words))).not.toContain('evaluation_mean');
    expect(ids(scoreModel(History.empty(), { episodes: 500, evaluationInterval: 5 }, null, words))).toContain(
      'evaluation_mean',
    );
    const evaluated = History.of([{ ...blank, evaluationMean: 312 }]);
    expect(ids(scoreModel(evaluated, noEvaluations, null, words))).toContain('evaluation_mean');
  });

  test('has 475 as its level and room for the 525 that 21 perfect episodes give', () => {
    const { level, left } = scoreModel(History.empty(), noEvaluations, null, words);
    expect([level?.y, left.max]).toEqual([475, 525]);
  });

  test('draws ε in percent on an axis that ends at a round number and carries on as high as the scores', () => {
    const { right, series } = scoreModel(played(10), noEvaluations, null, words);
    expect(series.find(({ id }) => id === 'epsilon_percent')?.y).toEqual(Float64Array.of(8));
    expect([right?.max, right?.tickStep]).toEqual([10.5, 2]);
    const random = scoreModel(History.of([{ ...blank, epsilon: 1 }]), noEvaluations, null, words);
    expect(random.right?.max).toBe(105);
  });

  test('sums up how things stand', () => {
    expect(scoreModel(History.empty(), noEvaluations, null, words).summary()).toBe('No episodes yet.');
    const model = scoreModel(
      played(...Array(21).fill(10)).with([
        { ...blank, episode: 21, epsilon: 0.0789, evaluationMean: 123.45 },
      ]),
      noEvaluations,
      null,
      words,
    );
    expect(model.summary()).toBe('Episode 21: score 10.5 steps, ε 7.9%. Greedy evaluation: 123.5 steps.');
  });

  test('as a table has a row each 20 episodes', () => {
    const { header, rows, interval } = chartTable(
      scoreModel(played(...Array(21).fill(10), ...Array(20).fill(30)), noEvaluations, null, words),
      null,
    );
    expect(interval).toBe(20);
    expect(header).toEqual(['Episode', 'Score, mean of 20', 'ε', 'Single episodes']);
    expect(rows).toEqual([
      { place: '20', cells: ['10.5 steps (0–20)', '8%', '10 steps'] },
      { place: '40', cells: ['30 steps (21–40)', '8%', '30 steps'] },
    ]);
  });

  test('as a table of 20,000 episodes has 500 rows, one each 40', () => {
    const { interval, rows } = chartTable(
      scoreModel(played(...Array(20_001).fill(9)), noEvaluations, null, words),
      null,
    );
    expect([interval, rows.length]).toEqual([40, 500]);
  });

  test('as a table of a run of three episodes has each of them', () => {
    const { interval, rows } = chartTable(scoreModel(played(9, 8, 7), noEvaluations, null, words), null);
    expect(interval).toBe(1);
    expect(rows.map(({ place, cells }) => [place, cells.at(-1)])).toEqual([
      ['0', '9 steps'],
      ['1', '8 steps'],
      ['2', '7 steps'],
    ]);
  });

  test('as a table has each episode of a short run also where PyTorch’s curve goes on', () => {
    const reference = { x: [20, 40, 60], y: [14.5, 20, 30], deviation: [2.5, 3, 4], seeds: 20 };
    const table = (...returns: number[]) =>
      chartTable(scoreModel(played(...returns), noEvaluations, reference, words), null);
    const { rows, interval, eachUpTo } = table(9, 8, 7);
    expect([eachUpTo, interval]).toEqual([2, 20]);
    expect(rows).toEqual([
      { place: '0', cells: ['–', '8%', '9 steps', '–'] },
      { place: '1', cells: ['–', '8%', '8 steps', '–'] },
      { place: '2', cells: ['–', '8%', '7 steps', '–'] },
      { place: '20', cells: ['–', '–', '–', '14.5 ± 2.5 steps'] },
      { place: '40', cells: ['–', '–', '–', '20 ± 3 steps'] },
      { place: '60', cells: ['–', '–', '–', '30 ± 4 steps'] },
    ]);
    expect(table().rows.map(({ place }) => place)).toEqual(['20', '40', '60']);
    // No episode stands for one that has not been.
    expect(table(...Array(51).fill(9)).rows.map(({ cells }) => cells[2])).toEqual([
      '9 steps',
      '9 steps',
      '–',
    ]);
  });

  test('as a table has the episodes that the chart is zoomed to', () => {
    const model = scoreModel(played(...Array(1000).fill(9)), noEvaluations, null, words);
    const episodes = (from: number, to: number) =>
      chartTable(model, { from, to }).rows.map(({ place }) => Number(place));
    expect(episodes(130, 205)).toEqual([140, 160, 180, 200]);
    expect(episodes(996, 1020)).toEqual([996, 997, 998, 999]);
  });

  test("as CSV has every episode, and PyTorch's band as two columns more", () => {
    const reference = { x: [20], y: [14.5], deviation: [2.5], seeds: 20 };
    const csv = [
      ...chartCsv(scoreModel(played(...Array(21).fill(10)), noEvaluations, reference, words)),
    ].join('');
    const lines = csv.trimEnd().split('\r\n');
    expect(lines).toHaveLength(22);
    expect(lines[0]).toBe(
      'episode,score,epsilon_percent,return,pytorch_mean,pytorch_mean_low,pytorch_mean_high',
    );
    expect(lines[1]).toBe('0,,8,10,,,');
    expect(lines[21]).toBe('20,10.5,8,10,14.5,12,17');
  });
});

describe('following a source', () => {
  test('draws at once, and of 1,000 changes within a fifth of a second only the newest', () => {
    vi.useFakeTimers();
    vi.stubGlobal('requestAnimationFrame', (frame: () => void) => setTimeout(frame, 16));
    const listeners = new Set<() => void>();
    let episodes = 0;
    const source = {
      get: () => scoreModel(played(...Array(episodes).fill(9)), noEvaluations, null, words),
      subscribe: (listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    const drawn: (number | undefined)[] = [];
    const end = follow(source, ({ series }) =>
      drawn.push(series.find(({ id }) => id === 'return')?.x.length),
    );
    for (episodes = 1; episodes < 1000; episodes += 1) for (const listener of listeners) listener();
    vi.advanceTimersByTime(199);
    expect(drawn).toEqual([0]);
    vi.advanceTimersByTime(20);
    expect(drawn).toEqual([0, 1000]);
    for (const listener of listeners) listener();
    end();
    vi.advanceTimersByTime(1000);
    expect(drawn).toEqual([0, 1000]);
    expect(listeners.size).toBe(0);
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });
});

describe('ticks', () => {
  test('are round numbers within the axis', () => {
    expect(linearTicks(0, 525, 5)).toEqual([0, 200, 400]);
    expect(linearTicks(0, 525, 5, 100)).toEqual([0, 100, 200, 300, 400, 500]);
    expect(linearTicks(0.11, 0.29, 5)).toEqual([0.15, 0.2, 0.25]);
  });

  test('of a logarithmic axis are powers of ten', () => {
    expect(logarithmicTicks(0.0005, 2)).toEqual([0.001, 0.01, 0.1, 1]);
  });

  test.each([
    [1e18, 1e18 + 1000, 1],
    [0, 1e300, 1],
    [-1e300, 1e300, 1e-300],
    [0, Number.POSITIVE_INFINITY, 1],
    [0, 1, 0],
    [Number.NaN, 1, 1],
  ])('from %d to %d, %d apart, end', (min, max, step) => {
    expect(linearTicks(min, max, 5, step)).toEqual([]);
  });

  test('are never more than a thousand', () => {
    expect(linearTicks(0, 1e6, 5, 1)).toHaveLength(1000);
    expect(linearTicks(0, 1e6, 5, 1).at(-1)).toBe(999);
  });

  test('of a logarithmic axis that begins at 0, which has no logarithm, are none', () => {
    expect(logarithmicTicks(0, 1)).toEqual([]);
    expect(logarithmicTicks(1, Number.POSITIVE_INFINITY)).toEqual([]);
  });
});
