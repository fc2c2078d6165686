import { describe, expect, test } from 'vitest';
import { parseCommand } from '../../scripts/cli/options.ts';
import { configProblems } from '../../src/core/config.ts';
import { chartWords } from '../../src/ui/charts/words.ts';
import { experiments } from '../../src/ui/i18n/experiments.ts';
import { setLanguage, text } from '../../src/ui/i18n/index.ts';
import { experimentModel } from '../../src/ui/panels/experiments/experiment-model.ts';
import { ANSWERS, EXPERIMENT_IDS, experimentConfig } from '../../src/ui/panels/experiments/experiments.ts';
import {
  EXPERIMENT_FACTS,
  experimentCommand,
  supportedAnswer,
} from '../../src/ui/panels/experiments/facts.ts';

const options = { seeds: { value: 'N', help: '' } };

describe('an experiment', () => {
  test.each(EXPERIMENT_IDS)('%s can be run, and its command measures just that', (id) => {
    expect(configProblems(experimentConfig(id, 0))).toEqual([]);
    const args = experimentCommand(id).replace('npm run study -- ', '').split(' ');
    const { config, values } = parseCommand(args, options);
    expect(config).toEqual(experimentConfig(id, 0));
    expect(Number(values['seeds'])).toBe(EXPERIMENT_FACTS[id].seeds);
  });

  test('is told in both languages, with three answers that differ', () => {
    for (const language of ['ko', 'en'] as const) {
      setLanguage(language);
      const t = text(experiments);
      for (const id of EXPERIMENT_IDS) {
        expect(new Set(ANSWERS.map((answer) => t(`${id}-${answer}`))).size).toBe(3);
        expect(t(`${id}-why`).length).toBeGreaterThan(40);
      }
    }
  });

  test('is drawn over its baseline, which may come later', () => {
    setLanguage('en');
    const run = { x: [20, 40], y: [10, 30] };
    const idsOf = (baseline: typeof run | null) =>
      experimentModel('gamma', run, baseline, chartWords('en')).series.map(({ id }) => id);
    expect(idsOf(null)).toEqual(['experiment']);
    expect(idsOf(run)).toEqual(['baseline', 'experiment']);
  });
});

describe('the answer that the facts support', () => {
  test.each([
    [30, 'a'],
    [28, 'a'],
    [16, 'b'],
    [5, 'c'],
    [0, 'c'],
  ] as const)('with %i of 30 seeds solved is %s', (solved, answer) => {
    expect(supportedAnswer({ solved, seeds: 30, updates: 3000 })).toBe(answer);
  });
});
