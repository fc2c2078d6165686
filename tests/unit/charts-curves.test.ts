import { describe, expect, test } from 'vitest';
import { History } from '../../src/core/history.ts';
import type { EpisodeRecord } from '../../src/core/history-columns.ts';
import { PRESETS } from '../../src/core/presets.ts';
import { curves } from '../../src/locales/en/curves.ts';
import type { RunStatus } from '../../src/runs/run.ts';
import {
  type CurveModel,
  evaluationModel,
  lossModel,
  replayModel,
  returnModel,
  valueModel,
} from '../../src/ui/features/curves/models.ts';
import { moved, placed, zoomed } from '../../src/ui/features/curves/ZoomBar.tsx';
import { chartWords } from '../../src/ui/kit/charts/words.ts';
import { text } from '../../src/ui/kit/i18n/index.ts';
import { episodeRecord } from '../support/episode-record.ts';

const words = { ...chartWords(), c: text(curves) };

const record = episodeRecord({
  environmentSteps: 10,
  bufferSize: 5000,
  finalShare: 0.1,
  maxQ: 0.5,
  discountedReturn: 0.25,
});

const { blog, reliable } = PRESETS;
const status = 'running';

describe('curves', () => {
  test('of the loss leave out a loss of 0 on a logarithmic axis, and only there', () => {
    const history = History.of([0.5, 0, 0.25].map((loss, episode) => ({ ...record, episode, loss })));
    const points = (logarithmic: boolean) =>
      lossModel({ history, config: blog, status }, words, logarithmic).series[0];
    expect(points(true)).toMatchObject({ x: Float64Array.of(0, 2), y: Float64Array.of(0.5, 0.25) });
    expect(points(false)).toMatchObject({ x: Float64Array.of(0, 1, 2), y: Float64Array.of(0.5, 0, 0.25) });
  });

  test('say what they wait for: episodes, the first update, the first evaluation', () => {
    const notice = (model: CurveModel, config = blog, history: readonly EpisodeRecord[] = [record]) =>
      model({ history: History.of(history), config, status }, words).notice;
    const loss: CurveModel = (run, all) => lossModel(run, all, true);
    expect(notice(returnModel, blog, [])).toBe('Press Train: your run is drawn here.');
    expect(notice(returnModel)).toBeNull();
    expect(notice(loss)).toContain('more than 2,000 transitions');
    expect(notice(loss, blog, [{ ...record, loss: 0.1 }])).toBeNull();
    expect(notice(evaluationModel, blog)).toContain('no greedy evaluations');
    expect(notice(evaluationModel, { ...reliable, evaluationInterval: 5 })).toContain('after episode 4');
    const evaluated = { ...record, evaluationMean: 300, evaluationMin: 12 };
    expect(notice(evaluationModel, reliable, [evaluated])).toBeNull();
    const cut = { ...record, return: 500, maxQ: Number.NaN, discountedReturn: Number.NaN };
    expect(notice(valueModel, { ...reliable, gamma: 0.995 }, [cut])).toContain('with γ = 0.995 too much');
  });

  test('put what the network expects beside what it got, in the same unit', () => {
    const { series, left } = valueModel({ history: History.of([record]), config: blog, status }, words);
    expect(series.map(({ id, y, axis }) => [id, y, axis])).toEqual([
      ['discounted_return', Float64Array.of(0.25), 'left'],
      ['mean_max_q', Float64Array.of(0.5), 'left'],
    ]);
    expect(left.label).toBe('Discounted reward ÷ 100');
  });

  test('tell the fill of the replay buffer in transitions and percent, and its terminal share on a second axis', () => {
    const { series, level } = replayModel({ history: History.of([record]), config: blog, status }, words);
    const [share, size] = series;
    expect(size?.format(5000, 0)).toBe('5,000 (10% full)');
    expect([share?.axis, share?.y, share?.format(10, 0)]).toEqual(['right', Float64Array.of(10), '10%']);
    expect(level?.y).toBe(50_000);
  });

  test('have room for the whole run while it lasts, and end with it', () => {
    const history = History.of(Array.from({ length: 132 }, (_, episode) => ({ ...record, episode })));
    const end = (status: RunStatus) => returnModel({ history, config: blog, status }, words).x.max;
    expect([end('running'), end('paused'), end('finished'), end('failed')]).toEqual([500, 500, 150, 150]);
  });

  test('sum up their newest values in a sentence', () => {
    const { summary } = valueModel(
      { history: History.of([{ ...record, episode: 7 }]), config: blog, status },
      words,
    );
    expect(summary()).toBe('Episode 7. Expected: mean max Q: 0.5. Obtained: discounted return: 0.25.');
  });
});

describe('the stretch of episodes shown', () => {
  test('is halved and doubled around its middle', () => {
    expect(zoomed({ from: 0, to: 500 }, 500, 0.5)).toEqual({ from: 125, to: 375 });
    expect(zoomed({ from: 200, to: 300 }, 500, 2)).toEqual({ from: 150, to: 350 });
  });

  test('stays within the run and is the whole of it at most', () => {
    expect(zoomed({ from: 0, to: 100 }, 500, 2)).toEqual({ from: 0, to: 200 });
    expect(zoomed({ from: 100, to: 400 }, 500, 2)).toBeNull();
    expect(moved({ from: 400, to: 500 }, 500, 0.5)).toEqual({ from: 400, to: 500 });
    expect(moved({ from: 400, to: 500 }, 500, -0.5)).toEqual({ from: 350, to: 450 });
  });

  test('is never shorter than 20 episodes, and whole ones', () => {
    expect(zoomed({ from: 100, to: 120 }, 500, 0.5)).toEqual({ from: 100, to: 120 });
    expect(placed(33.4, 50.4, 500)).toEqual({ from: 33, to: 83 });
  });
});
