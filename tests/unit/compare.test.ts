import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../src/core/config.ts';
import { History } from '../../src/core/history.ts';
import { parameterCount } from '../../src/core/network.ts';
import { PRESETS } from '../../src/core/presets.ts';
import { idleRun, importedRun, isTrained, type Run, type TrainedRun } from '../../src/runs/run.ts';
import { seedRun } from '../../src/runs/seed-run.ts';
import { readOldRecord } from '../../src/runs/storage/old-record.ts';
import { readRecord, recordOf } from '../../src/runs/storage/record.ts';
import { checkpointEpisodes } from '../../src/ui/features/compare/run-actions.ts';
import {
  compareModel,
  lineLook,
  lookOf,
  RUN_CURVES,
  type RunCurve,
  withoutCurve,
} from '../../src/ui/features/compare/run-curves.ts';
import {
  bestEpisodeText,
  bestRun,
  changesText,
  episodesCsv,
  resultText,
  runNames,
  runsCsv,
} from '../../src/ui/features/compare/run-text.ts';
import { metadataOf } from '../../src/ui/features/downloads/save.ts';
import { studyCsv, studyEpisodesCsv } from '../../src/ui/features/seeds/study-csv.ts';
import { chartTable } from '../../src/ui/kit/charts/table.ts';
import { chartWords } from '../../src/ui/kit/charts/words.ts';
import { episodeRecord } from '../support/episode-record.ts';

const record = (episode: number, length: number) =>
  episodeRecord({
    ...{ episode, return: length, epsilon: 0.1, environmentSteps: (episode + 1) * length },
    ...{ bufferSize: 10, finalShare: 0.5, discountedReturn: 1 },
  });

const shape = { hidden: [8, 8] } as const;

const weights = { shape, parameters: new Float32Array(parameterCount(shape)) };
const greedyTest = { mean: 245.25, min: 9, full: 3, episodes: 100, steps: 24_525 };
const result = {
  reason: 'episodes',
  test: greedyTest,
  kept: weights,
  last: weights,
  isMomentKnown: true,
} as const;
const diverged = {
  status: 'failed',
  result: null,
  failure: { reason: 'diverged', message: 'not finite', last: weights },
} as const;

const storedRun = (changes: Partial<TrainedRun> = {}): TrainedRun => ({
  ...idleRun({ ...defaultConfig(), seed: 3, hiddenWidth: 8 }, 'a1'),
  origin: { kind: 'trained', preset: 'reliable', from: null },
  status: 'finished',
  learner: 'simd',
  endedAt: 0,
  elapsedSeconds: 2,
  history: History.of([record(0, 10), record(1, 20)]),
  initial: weights,
  best: { episode: 0, evaluation: greedyTest, parameters: weights.parameters },
  result,
  ...changes,
});

const importedAgent = (changes: Partial<Run> = {}): Run => ({
  ...importedRun(
    {
      file: 'agent.onnx',
      format: 'onnx',
      metadata: { seed: '7', greedyMean: '500' },
      test: greedyTest,
      weights,
    },
    0,
  ),
  id: 'f1',
  ...changes,
});

/** As the page's first version stored such a run. */
const oldRecord = () => {
  const { id, name, config, learner, endedAt, elapsedSeconds, history } = storedRun();
  return {
    ...{ kind: 'trained', id, name, preset: 'reliable', config, learner, endedAt, seconds: elapsedSeconds },
    ...{ outcome: 'episodes', history: history.copyColumns(), test: greedyTest, bestEpisode: 0 },
    ...{ trainedFrom: null, checkpoint: null, weights },
  };
};

describe('a stored run', () => {
  test('comes back as it was', () => {
    for (const run of [storedRun(), storedRun(diverged)])
      expect(readRecord(structuredClone(recordOf(run)))).toEqual(run);
  });

  test('of an older page lacks newer knobs and columns: it trained without the ones, the others are empty', () => {
    const { adamBeta2: _, maxGradientNorm: __, ...config } = PRESETS['sb3-zoo'];
    const { maxQ: ___, ...history } = oldRecord().history;
    const read = readOldRecord({ ...oldRecord(), preset: 'sb3-zoo', config, history });
    expect(read?.config).toMatchObject({ adamBeta2: 0.999, maxGradientNorm: 0 });
    expect(read?.history.column('maxQ')).toEqual(Float64Array.of(Number.NaN, Number.NaN));
  });

  test('of version 1 names a preset as that version had it', () => {
    const { adamBeta2: _, evaluationPushStream: __, ...config } = PRESETS['sturdy-1'];
    const read = readOldRecord({ ...oldRecord(), preset: 'sturdy', config });
    expect(read).toMatchObject({ origin: { preset: 'sturdy-1' }, config: PRESETS['sturdy-1'] });
    expect(readOldRecord({ ...oldRecord(), preset: 'sturdy' })).toMatchObject({
      origin: { preset: 'sturdy' },
    });
  });

  test('of an older page has no best episode: that is said, not made up', () => {
    const { bestEpisode: _, kind: __, ...older } = oldRecord();
    const read = readOldRecord(older);
    if (read === null || !isTrained(read)) throw new Error('not read');
    expect(bestEpisodeText(read)).toBe(
      'best weights: episode – (an older version of the page did not store it)',
    );
    const best = { episode: 1234, evaluation: null, parameters: null };
    expect(bestEpisodeText(storedRun({ best }))).toBe('best weights: after 1,235 episodes');
    expect(bestEpisodeText(storedRun({ best: null }))).toBeNull();
    const metadata = metadataOf(read, 'kept');
    expect(metadata).toMatchObject({ weights: 'kept', greedyMean: '245.25' });
    // The kept weights are of some earlier episode: of none it may be said that they are of the last.
    for (const key of ['bestEpisode', 'episodesTrained', 'environmentSteps', 'updates'])
      expect(metadata).not.toHaveProperty(key);
    for (const text of [JSON.stringify(metadata), runsCsv([read]), resultText(read), changesText(read, 4)])
      expect(text).not.toMatch(/undefined|NaN|unknown/);
    expect(readRecord(structuredClone(recordOf(read)))).toEqual(read);
  });

  test.each([
    ['null', () => null],
    ['no id', (good: object) => ({ ...good, id: '' })],
    ['a knob out of range', (good: object) => ({ ...good, config: { ...defaultConfig(), gamma: 9 } })],
    [
      'columns of different lengths',
      (good: object) => ({
        ...good,
        history: { ...storedRun().history.copyColumns(), loss: new Float64Array(1) },
      }),
    ],
    [
      'too few weights',
      (good: object) => ({
        ...good,
        initial: { shape, parameters: new Float32Array(3) },
        weights: { shape, parameters: new Float32Array(3) },
      }),
    ],
    ['no history', (good: object) => ({ ...good, history: {} })],
  ])('that is broken (%s) is none', (_, broken) => {
    expect(readRecord(broken(recordOf(storedRun())))).toBeNull();
    expect(readOldRecord(broken(oldRecord()))).toBeNull();
  });

  test('tells in a file of its weights which run it is of, and how they came to be', () => {
    expect(metadataOf(storedRun(), 'kept')).toMatchObject({
      run: 'a1',
      weights: 'kept',
      seed: '3',
      bestEpisode: '0',
      episodesTrained: '1',
      greedyMean: '245.25',
    });
    const { weights, greedyMean } = metadataOf(storedRun(diverged), 'last');
    expect([weights, greedyMean]).toEqual(['last', undefined]);
  });

  test('is told in words', () => {
    expect(changesText(storedRun(), 4)).toBe('Hidden width 8');
    expect(resultText(storedRun())).toBe('Greedy test: mean 245.3, lowest 9, 3 of 100 at 500');
    expect(resultText(storedRun(diverged))).toBe('Failed: training diverged');
  });

  test('is called by its preset, two changed knobs and its seed, unlike any other', () => {
    const config = { ...defaultConfig(), seed: 3 };
    const list = [
      storedRun({ id: 'again', config: { ...config, gamma: 0.5 } }),
      storedRun({ id: 'many', config: { ...config, gamma: 0.5, nStep: 1, doubleDqn: true } }),
      storedRun({ id: 'third', config }),
      storedRun({ id: 'mine', name: 'Reliable, seed 3 (2)' }),
      storedRun({ id: 'changed', config: { ...config, gamma: 0.5 } }),
      storedRun({ id: 'plain', config }),
    ];
    expect(Object.fromEntries(runNames(list))).toEqual({
      plain: 'Reliable, seed 3',
      changed: 'Reliable, Discount γ 0.5, seed 3',
      mine: 'Reliable, seed 3 (2)',
      third: 'Reliable, seed 3 (3)',
      many: 'Reliable, Discount γ 0.5, n-step return 1, seed 3',
      again: 'Reliable, Discount γ 0.5, seed 3 (2)',
    });
  });

  test('is the best with the highest test mean, of equals with the fewest steps', () => {
    const test = { mean: 500, min: 500, full: 100, episodes: 100, steps: 50_000 };
    const long = storedRun({
      id: 'long',
      result: { ...result, test },
      history: History.of([record(0, 500)]),
    });
    const short = storedRun({
      id: 'short',
      result: { ...result, test },
      history: History.of([record(0, 100)]),
    });
    expect(bestRun([storedRun(), long, short])?.id).toBe('short');
    expect(bestRun([])).toBeNull();
  });

  test('is drawn unlike fourteen others', () => {
    const looks = Array.from({ length: 15 }, (_, n) => JSON.stringify(lineLook(n)));
    expect(new Set(looks).size).toBe(15);
  });
});

describe('the curves of runs', () => {
  /** Episodes 0 to 40: 21 with the first numbers, then 20 with the second. */
  const history = Array.from({ length: 41 }, (_, episode) => ({
    ...record(episode, 100),
    loss: episode < 30 ? Number.NaN : 0.5,
    maxQ: episode < 21 ? 0.125 : 0.5,
    discountedReturn: episode < 21 ? 0.25 : 0.375,
    evaluationMean: episode === 24 ? 321 : Number.NaN,
  }));
  const run = storedRun({ history: History.of(history) });
  const model = (curve: RunCurve, runs: readonly Run[] = [run]) =>
    compareModel(runs, new Set(runs.map(({ id }) => id)), curve, chartWords());
  const points = (curve: RunCurve) => model(curve).series.map(({ id, x, y }) => [id, [...x], [...y]]);

  test('are means of 20 episodes, the score’s, in the unit that all runs share', () => {
    expect(points('score')).toEqual([['a1', [20, 40], [105, 100]]]);
    expect(points('evaluation')).toEqual([['a1', [24], [321]]]);
    expect(points('loss')).toEqual([['a1', [40], [0.5]]]);
    // Rewards were divided by 100.
    expect(points('value')).toEqual([
      ['a1-obtained', [20, 40], [25, 37.5]],
      ['a1', [20, 40], [12.5, 50]],
    ]);
  });

  test('each say what they are, in words and with their unit', () => {
    expect(RUN_CURVES.map((curve) => [model(curve).title, model(curve).left.label])).toEqual([
      ['Score per 20 episodes, run by run', 'Score (steps)'],
      ['Greedy evaluation, run by run', 'Steps'],
      ['Loss, run by run', 'Loss (squared value)'],
      ['Value expected and obtained, run by run', 'Value (discounted steps)'],
    ]);
    expect(model('value').summary()).toBe(
      '1 run drawn. Reliable, Hidden width 8, seed 3: expected: 50 discounted steps. ' +
        'Reliable, Hidden width 8, seed 3: obtained: 37.5 discounted steps.',
    );
  });

  test('have room for every point: axes from 0 unless a value lies below, and no last point on the edge', () => {
    expect([model('value').left.min, model('value').x.max]).toEqual([0, 100]);
    const below = storedRun({ history: History.of(history.map((one) => ({ ...one, maxQ: -1 }))) });
    expect(model('value', [below]).left.min).toBeUndefined();
    const long = Array.from({ length: 101 }, (_, episode) => record(episode, 9));
    expect(model('score', [storedRun({ history: History.of(long) })]).x.max).toBe(120);
  });

  test('are read as a table, whichever is chosen', () => {
    const { header, rows } = chartTable(model('value'), { from: 20, to: 60 });
    expect(header.slice(1)).toEqual([
      'Reliable, Hidden width 8, seed 3: expected',
      'Reliable, Hidden width 8, seed 3: obtained',
    ]);
    expect(rows.at(-1)).toEqual({ place: '40', cells: ['50 discounted steps', '37.5 discounted steps'] });
  });

  test('that a run does not have are named, and where no run has one that is said over the plot', () => {
    const older = storedRun({ id: 'older', history: History.of([record(0, 9)]) });
    const shown = new Set(['a1', 'older']);
    expect(withoutCurve([run, older], shown, 'evaluation')).toEqual([older]);
    expect(withoutCurve([run, older], new Set(['a1']), 'evaluation')).toEqual([]);
    expect(withoutCurve([older], shown, 'evaluation')).toEqual([]);
    expect(model('evaluation', [older]).notice).toMatch(/no such curve/);
  });
});

describe('the checkpoint of a run that ended', () => {
  const run = storedRun();

  test('is there while the storage has it, also when it is of an episode before the end', () => {
    expect(checkpointEpisodes(run, new Map([['a1', 2]]))).toBe(2);
    expect(checkpointEpisodes(run, new Map([['a1', 1]]))).toBe(1);
  });

  test('is gone when room was made for newer runs', () => {
    expect(checkpointEpisodes(run, new Map([['other', 2]]))).toBeNull();
  });

  test('is not of this end when the run goes on from there', () => {
    expect(checkpointEpisodes(run, new Map([['a1', 3]]))).toBeNull();
  });
});

describe('an imported agent in the list', () => {
  test('comes back from the storage as it was', () => {
    const agent = importedAgent();
    const stored = recordOf(agent);
    expect(readRecord(structuredClone(stored))).toEqual(agent);
    expect(readRecord({ ...stored, result: { ...stored.result, test: null } })).toBeNull();
  });

  test('comes back as well from an older page’s', () => {
    const old = {
      ...{ kind: 'imported', id: 'f1', name: 'mine', file: 'agent.onnx', format: 'onnx', endedAt: 5 },
      ...{ test: greedyTest, weights, metadata: { seed: '7' } },
    };
    expect(readOldRecord(old)).toMatchObject({
      ...{ id: 'f1', name: 'mine', endedAt: 5 },
      origin: { kind: 'imported', file: 'agent.onnx', format: 'onnx', metadata: { seed: '7' } },
      result: { test: greedyTest, kept: weights },
    });
    expect(readOldRecord({ ...old, test: null })).toBeNull();
    expect(readOldRecord({ ...old, weights: { ...weights, parameters: new Float32Array(3) } })).toBeNull();
  });

  test('is called by its file, is drawn nowhere, and takes no run its look', () => {
    const list = [importedAgent({ id: 'f2' }), storedRun(), importedAgent()];
    expect(Object.fromEntries(runNames(list))).toMatchObject({ f1: 'agent.onnx', f2: 'agent.onnx (2)' });
    const [, run] = list;
    if (run === undefined || !isTrained(run)) throw new Error('not a run');
    expect(lookOf(run, list)).toEqual(lineLook(0));
    const everything = new Set(list.map(({ id }) => id));
    expect(compareModel(list, everything, 'score', chartWords()).series.map(({ id }) => id)).toEqual(['a1']);
    expect(compareModel([importedAgent()], everything, 'score', chartWords()).notice).toMatch(
      /have no curve/,
    );
  });

  test('may be the best, but not of equals: nobody knows what it took', () => {
    expect(bestRun([importedAgent(), storedRun()])?.id).toBe('a1');
    const better = importedAgent({ result: { ...result, test: { ...greedyTest, mean: 246 } } });
    expect(bestRun([storedRun(), better])?.id).toBe('f1');
    expect(resultText(importedAgent())).toBe('Greedy test: mean 245.3, lowest 9, 3 of 100 at 500');
  });

  test('keeps in its file what the file said of itself, except for the test, which was made here', () => {
    expect(metadataOf(importedAgent(), 'kept')).toEqual({
      seed: '7',
      importedFrom: 'agent.onnx',
      greedyMean: '245.25',
      greedyMin: '9',
      greedyEpisodes: '100',
    });
  });

  test('has a row among the runs in the CSV, empty where nobody knows, and none among the episodes', () => {
    const [header = '', row = ''] = runsCsv([importedAgent()]).split('\r\n');
    const cells = row.split(',');
    const cell = (name: string) => cells[header.split(',').indexOf(name)];
    expect(['outcome', 'importedFrom', 'testMean', 'preset', 'gamma', 'seconds'].map(cell)).toEqual([
      'imported',
      'agent.onnx',
      '245.25',
      '',
      '',
      '',
    ]);
    expect(episodesCsv([importedAgent()]).split('\r\n')).toHaveLength(2);
  });
});

describe('the CSV files', () => {
  test('have a row a run, with every knob, and a row an episode', () => {
    const [header, row] = runsCsv([storedRun({ name: '=1+1' })]).split('\r\n');
    expect(header).toMatch(/^run,name,ended,preset,learner,outcome,solved,testMean,.*,seed,episodes,/);
    expect(row).toMatch(
      /^a1,'=1\+1,1970-01-01T00:00:00.000Z,reliable,simd,episodes,false,245.25,9,3,2,0,2,,3,500,/,
    );
    expect(episodesCsv([storedRun()]).split('\r\n').slice(0, 2)).toEqual([
      'run,name,episode,return,epsilon,environmentSteps,updates,bufferSize,finalShare,loss,maxQ,discountedReturn,evaluationMean,evaluationMin,evaluationSteps',
      'a1,"Reliable, Hidden width 8, seed 3",0,10,0.1,10,0,10,0.5,,0,1,,,0',
    ]);
  });

  test('have a row a seed, and a row an episode of each seed', () => {
    const outcome = storedRun({
      config: { ...PRESETS.blog, seed: 4 },
      result: {
        ...result,
        reason: 'solved',
        test: { mean: 500, min: 500, full: 100, episodes: 100, steps: 50_000 },
      },
      history: History.of([record(19, 8), { ...record(20, 12), loss: 0.25, updates: 200 }]),
      elapsedSeconds: 1.5,
    });
    const settings = { preset: 'blog', config: { ...PRESETS.blog, gamma: 0.5 } } as const;
    const armOf = (...runs: readonly Run[]) => [
      { ...settings, runs: new Map(runs.map((run) => [run.config.seed, seedRun(run, [])])) },
    ];
    const [header = '', row = ''] = studyCsv(armOf(outcome)).split('\r\n');
    expect(row).toMatch(/^4,solved,true,500,500,100,2,252,200,1.5,blog,/);
    const names = header.split(',');
    // As in the CSV of runs: `episodes` is the setting.
    const cells = ['gamma', 'trainedEpisodes', 'episodes'].map((name) => row.split(',')[names.indexOf(name)]);
    expect(cells).toEqual(['0.5', '2', String(outcome.config.episodes)]);
    expect(new Set(names).size).toBe(names.length);
    expect(
      studyEpisodesCsv(armOf({ ...outcome, config: { ...outcome.config, seed: 5 } }, outcome)).split('\r\n'),
    ).toEqual([
      'seed,episode,return,epsilon,environmentSteps,updates,bufferSize,finalShare,loss,maxQ,discountedReturn,evaluationMean,evaluationMin,evaluationSteps,score',
      '4,19,8,0.1,160,0,10,0.5,,0,1,,,0,',
      '4,20,12,0.1,252,200,10,0.5,0.25,0,1,,,0,1',
      '5,19,8,0.1,160,0,10,0.5,,0,1,,,0,',
      '5,20,12,0.1,252,200,10,0.5,0.25,0,1,,,0,1',
      '',
    ]);
  });
});
