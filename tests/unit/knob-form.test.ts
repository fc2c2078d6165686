import { beforeEach, describe, expect, test } from 'vitest';
import { defaultConfig } from '../../src/core/config.ts';
import type { Knob } from '../../src/core/knob.ts';
import { KNOB_NAMES, KNOBS } from '../../src/core/knobs.ts';
import { changedKnobs, PRESETS } from '../../src/core/presets.ts';
import {
  knobHelp,
  knobLabel,
  knobUnit,
  knobValue,
  problemSentence,
} from '../../src/ui/features/knob-words/knob-words.tsx';
import {
  knobMarks,
  shownGroups,
  stepMovedTo,
  stepPosition,
  waitingKnobs,
} from '../../src/ui/features/settings/form.ts';
import { setLanguage } from '../../src/ui/kit/i18n/index.ts';
import { parseNumber, settingsProblems } from '../../src/ui/session/settings.ts';
import { silentSession } from '../support/session.ts';

let { store, actions } = silentSession();
beforeEach(async () => {
  ({ store, actions } = silentSession());
  await setLanguage('en');
});

describe('a number as it is typed', () => {
  test.each([
    ['0.002', 0.002],
    [' 2e-3 ', 0.002],
    ['50,000', 50_000],
    ['1_000_000', 1_000_000],
    ['.5', 0.5],
    ['−1', -1],
  ])('%s is a number', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  test.each(['', ' ', 'many', '1,5', '0x10', '1 2', '5,00', 'Infinity', '10%'])('“%s” is none', (text) => {
    expect(parseNumber(text)).toBeNaN();
  });
});

describe('the field of a number', () => {
  const problems = () => settingsProblems(store.getState());

  test('keeps what is no number, says so, and leaves the setting as it was', () => {
    actions.typeKnob('gamma', 'lots');
    const { config, typed } = store.getState();
    expect(typed.gamma).toBe('lots');
    expect(config.gamma).toBe(0.99);
    expect(problems().map(problemSentence)).toEqual(['“lots” is not a number. Type one from 0 to 2.']);
  });

  test('nothing starts while it cannot be used', () => {
    actions.typeKnob('hiddenWidth', '12');
    expect(problems().map(problemSentence)).toEqual(['12 is not a multiple of 8. 8 or 16 would be.']);
    actions.train();
    expect(store.getState().run.status).toBe('idle');
  });

  test('keeps how a number was written', () => {
    actions.typeKnob('learningRate', '1e-3');
    expect(store.getState()).toMatchObject({
      config: { learningRate: 0.001 },
      typed: { learningRate: '1e-3' },
    });
  });

  test('is written anew when the setting is changed elsewhere', () => {
    actions.typeKnob('gamma', 'lots');
    actions.setKnobs({ gamma: 0.5 });
    expect(store.getState().typed).toEqual({});
    actions.typeKnob('gamma', '');
    actions.choosePreset('blog');
    expect(problems()).toEqual([]);
  });

  test('explains values that do not go together', async () => {
    actions.setKnobs({ batchSize: 256, learningStarts: 100 });
    expect(problems().map(problemSentence)).toEqual([
      'A minibatch of 256 needs as many transitions, but learning starts with 101. Lower the batch size, or let learning start at 255 or later.',
    ]);
    await setLanguage('ko');
    expect(problems().map(problemSentence)[0]).toContain('배치 크기를 줄이거나');
  });
});

describe('the form', () => {
  const config = defaultConfig();
  const names = (groups: ReturnType<typeof shownGroups>) => groups.flatMap((group) => group.names);

  test('shows no knob that means nothing now', () => {
    const shown = names(shownGroups(config, []));
    expect(shown).toContain('polyakTau');
    expect(shown).not.toContain('targetPeriodEpisodes');
    expect(names(shownGroups({ ...config, targetUpdate: 'episodes' }, []))).toContain('targetPeriodEpisodes');
  });

  test('shows what belongs to evaluations, and to pushes, while there are any', () => {
    const without = { ...config, evaluationInterval: 0, pushInterval: 0, evaluationPushInterval: 50 };
    const shown = names(shownGroups(without, []));
    expect(shown).toContain('evaluationInterval');
    expect(shown).not.toContain('evaluationStarts');
    expect(shown).not.toContain('keepBest');
    expect(shown).not.toContain('pushStrength'); // no evaluation, so no push in one
    expect(names(shownGroups({ ...without, pushInterval: 50 }, []))).toContain('pushStrength');
    const evaluated = names(shownGroups({ ...without, evaluationInterval: 5 }, []));
    expect(evaluated).toEqual(expect.arrayContaining(['evaluationStarts', 'keepBest', 'pushStrength']));
  });

  test('names no condition on a knob that there is not', () => {
    for (const name of KNOB_NAMES) {
      const { when }: Knob = KNOBS[name];
      if (when === undefined) continue;
      for (const other of 'notZero' in when ? when.notZero : [when.knob]) expect(KNOB_NAMES).toContain(other);
    }
  });

  test('shows a knob with a problem whatever the others are', () => {
    const problem = { knob: 'targetPeriodEpisodes', code: 'not-a-number', values: {} } as const;
    expect(names(shownGroups(config, [problem]))).toContain('targetPeriodEpisodes');
  });

  test('marks what differs from the preset, the seed excepted', () => {
    expect(changedKnobs({ ...PRESETS.blog, gamma: 0.5, seed: 9 }, 'blog')).toEqual(['gamma']);
  });

  test('knows what a run under way does not have', () => {
    expect(waitingKnobs({ ...config, gamma: 0.5, targetPeriodEpisodes: 7 }, config)).toEqual(['gamma']);
  });

  test('puts a value between two steps where it belongs on the slider', () => {
    expect(stepPosition([0, 10, 20, 100], 20)).toBe(2);
    expect(stepPosition([0, 10, 20, 100], 60)).toBe(2.5);
    expect(stepPosition([0, 10, 20, 100], 500)).toBe(3);
    expect(stepPosition([10, 20], 1)).toBe(0);
  });

  test.each([
    ['up from a step', 2, 3, 3],
    ['down from a step', 2, 1, 1],
    ['up a little from between two', 2.2, 2.25, 3],
    ['down a little from between two', 2.8, 2.75, 2],
    ['far, as by the pointer', 2.5, 5.4, 5],
    ['far down', 2.5, 0.6, 1],
  ])('brings a slider that is moved %s to a step', (_, position, moved, step) => {
    expect(stepMovedTo(position, moved)).toBe(step);
  });

  test('says everything in Korean too', async () => {
    await setLanguage('ko');
    for (const name of KNOB_NAMES) {
      const knob: Knob = KNOBS[name];
      expect(knobLabel(name)).not.toBe('');
      expect(knobHelp(name)).toMatch(/[가-힣].*[.]$/);
      // What is counted has a Korean word; symbols of units are the same everywhere.
      if (knob.kind === 'number' && knob.unit) expect(knobUnit(name)).not.toMatch(/[a-z]{4}/);
      if (knob.kind === 'choice') {
        for (const choice of knob.choices) expect(knobValue(name, choice)).not.toBe(choice);
      }
    }
  });
});

describe('the marks beside a knob', () => {
  test('show what the preset and the blog have, as one when they agree', () => {
    expect(knobMarks('gamma', 'reliable')).toEqual([
      { kind: 'preset', value: 0.99 },
      { kind: 'blog', value: 0.98 },
    ]);
    expect(knobMarks('batchSize', 'sturdy')).toEqual([{ kind: 'both', value: 32 }]);
    expect(knobMarks('gamma', 'blog')).toEqual([{ kind: 'blog', value: 0.98 }]);
    expect(knobMarks('seed', 'reliable')).toEqual([]);
  });

  test('say nothing of the blog where its program has no such thing', () => {
    expect(knobMarks('polyakTau', 'reliable')).toEqual([{ kind: 'preset', value: 0.02 }]);
    expect(knobMarks('updatesPerEpisode', 'reliable')).toEqual([{ kind: 'blog', value: 10 }]);
  });
});
