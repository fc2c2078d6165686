import { describe, expect, test, vi } from 'vitest';
import { parseCommand } from '../../scripts/cli/options.ts';
import { configProblems } from '../../src/core/config.ts';
import { experiments as strings } from '../../src/locales/en/experiments.ts';
import { idleRun, type Run } from '../../src/runs/run.ts';
import {
  curveOf,
  experimentModel,
  experimentStatus,
  experimentsOf,
} from '../../src/ui/features/experiments/experiment-store.ts';
import {
  ANSWERS,
  EXPERIMENT_FACTS,
  EXPERIMENTS,
  experimentCommand,
  experimentConfig,
  supportedAnswer,
} from '../../src/ui/features/experiments/experiments.ts';
import {
  EXPERIMENT_IDS,
  experimentOfLink,
  linkToExperiment,
} from '../../src/ui/features/experiments/index.ts';
import { overlayOf } from '../../src/ui/features/score/session-source.ts';
import { readLink } from '../../src/ui/features/share/link.ts';
import { chartWords } from '../../src/ui/kit/charts/words.ts';
import { setLanguage, text } from '../../src/ui/kit/i18n/index.ts';
import type { FinishReason } from '../../src/worker/protocol.ts';
import { silentSession } from '../support/session.ts';

const startStudy = vi.hoisted(() => vi.fn());
vi.mock('../../src/ui/features/seeds/index.ts', () => ({ startStudy }));

const options = { seeds: { value: 'N', help: '' }, 'test-world': { value: 'NAME', help: '' } };

describe('an experiment', () => {
  test.each(EXPERIMENT_IDS)('%s can be run, and its command measures just that', (id) => {
    expect(configProblems(experimentConfig(id, 0))).toEqual([]);
    const args = experimentCommand(id).replace('npm run study -- ', '').split(' ');
    const { config, values } = parseCommand(args, options);
    expect(config).toEqual(experimentConfig(id, 0));
    expect(Number(values['seeds'])).toBe(EXPERIMENT_FACTS[id].seeds);
    expect(values['test-world']).toBe(EXPERIMENTS[id].testedIn);
  });

  test.each(EXPERIMENT_IDS)('%s is opened by its link, which has no problem', (id) => {
    const { search, hash } = new URL(linkToExperiment(id, 'https://a.example/app/'));
    expect([experimentOfLink(search), hash]).toEqual([id, '#experiments']);
    expect(readLink(search, []).problems).toEqual([]);
  });

  test('that does not exist is told of as a problem of the link', () => {
    expect(experimentOfLink('?experiment=magic')).toBeNull();
    expect(readLink('?experiment=magic', []).problems).toMatchObject([
      { type: 'choice', key: 'experiment', value: 'magic' },
    ]);
  });

  test('is told in both languages, with three answers that differ', async () => {
    for (const language of ['ko', 'en'] as const) {
      await setLanguage(language);
      const t = text(strings);
      for (const id of EXPERIMENT_IDS) {
        expect(new Set(ANSWERS.map((answer) => t(`${id}-${answer}`))).size).toBe(3);
        expect(t(`${id}-why`).length).toBeGreaterThan(40);
      }
    }
  });

  test('runs with settings of its own, at full speed, and leaves the person’s as they were', () => {
    const session = silentSession();
    const { actions, store } = session;
    actions.choosePreset('sturdy');
    actions.setKnobs({ seed: 9 });
    actions.setPace(4);
    const train = vi.spyOn(actions, 'train').mockImplementation(({ config } = {}) => {
      if (config !== undefined) store.setState({ run: { ...idleRun(config), status: 'running' } });
    });
    const before = store.getState();
    experimentsOf(session).run('gamma');
    expect(train).toHaveBeenCalledWith({ config: experimentConfig('gamma', 9) });
    const { preset, config, pace, run } = store.getState();
    expect([preset, config, pace]).toEqual(['sturdy', before.config, 'max']);
    const study = startStudy.mock.calls[0]?.[0];
    const baseline = { ...idleRun(study.configs[0]), status: 'finished' } as const;
    study.onRun(baseline);
    expect(overlayOf(session).getState().overlay).toMatchObject({ over: run.id, history: baseline.history });
    store.setState({ run: { ...run, status: 'finished' } });
    expect(store.getState().pace).toBe(4);
  });

  test('is drawn over its baseline, which may come later', async () => {
    await setLanguage('en');
    const run = idleRun(experimentConfig('gamma', 0));
    const idsOf = (baseline: typeof run | null) =>
      experimentModel('gamma', 'score', run, baseline, chartWords()).series.map(({ id }) => id);
    expect(idsOf(null)).toEqual(['experiment']);
    expect(idsOf(run)).toEqual(['baseline', 'experiment']);
  });

  test('opens with the curve in which its difference is seen: of Double DQN that of the values', async () => {
    const { store, chooseCurve } = experimentsOf(silentSession());
    const state = store.getState();
    expect([curveOf(state, 'gamma'), curveOf(state, 'double')]).toEqual(['score', 'value']);
    chooseCurve('double', 'loss');
    expect(curveOf(store.getState(), 'double')).toBe('loss');
    await setLanguage('en');
    const run = idleRun(experimentConfig('double', 0));
    const { title, series } = experimentModel('double', 'value', run, run, chartWords());
    expect(title).toBe('Value expected and obtained, with the baseline');
    expect(series.map(({ label }) => label)).toEqual([
      'Baseline: obtained',
      'Baseline: expected',
      'Double DQN: obtained',
      'Double DQN: expected',
    ]);
  });
});

describe('the run of an experiment', () => {
  const test500 = { mean: 500, min: 500, full: 100, episodes: 100, steps: 50_000 };
  const weights = { shape: { hidden: [1, 1] }, parameters: new Float32Array() } as const;
  const idle = idleRun(experimentConfig('gamma', 0));
  const finished = (reason: FinishReason): Run => ({
    ...idle,
    status: 'finished',
    result: { reason, test: test500, kept: weights, last: weights, isMomentKnown: true },
  });
  const failed = (reason: 'diverged' | 'crashed'): Run => ({
    ...idle,
    status: 'failed',
    failure: { reason, message: '', last: null },
  });

  test.each([
    ['under way', { ...idle, status: 'paused' }, 'active'],
    [
      'whose place another run took before its end',
      { ...idle, id: 'older', status: 'running' },
      'superseded',
    ],
    ['that ran through', finished('episodes'), 'ended'],
    ['that was solved', finished('solved'), 'ended'],
    ['that diverged', failed('diverged'), 'ended'],
    ['stopped by hand, however well it did', finished('stopped'), 'stopped'],
    ['whose worker died', failed('crashed'), 'crashed'],
  ] as const)('%s', (_, run, status) => {
    expect(experimentStatus(run, idle)).toBe(status);
  });
});

describe('the answer that the facts support', () => {
  test.each([
    [30, 'a'],
    [28, 'a'],
    [16, 'b'],
    [5, 'b'],
    [3, 'c'],
    [0, 'c'],
  ] as const)('with %i of 30 seeds solved is %s', (solved, answer) => {
    const of30 = (solved: number) => ({ solved, seeds: 30, updates: 3000 });
    expect(supportedAnswer(of30(solved), of30(30))).toBe(answer);
  });
});
