import { beforeEach, describe, expect, test } from 'vitest';
import { formatDuration, type Strings, setLanguage, text } from '../../src/ui/i18n/index.ts';
import { preferredLanguage } from '../../src/ui/i18n/language.ts';
import { scene } from '../../src/ui/i18n/scene.ts';

type AnyStrings = Strings<Readonly<Record<string, string>>>;

function isStrings(value: unknown): value is AnyStrings {
  return (
    typeof value === 'object' && value !== null && 'namespace' in value && 'en' in value && 'ko' in value
  );
}

const all = Object.values(
  import.meta.glob<Record<string, unknown>>('../../src/ui/i18n/*.ts', { eager: true }),
).flatMap((module) => Object.values(module).filter(isStrings));

const placeholders = (sentence: string | undefined) =>
  [...(sentence ?? '').matchAll(/\{\{(\w+)/g)].map(([, name]) => name).sort();

describe('the texts', () => {
  test('of this many features and more are known', () => {
    expect(all.map(({ namespace }) => namespace)).toEqual(
      expect.arrayContaining(['page', 'scene', 'controls', 'log', 'result', 'charts']),
    );
  });

  test.each(all.map((strings) => [strings.namespace, strings] as const))(
    '“%s” says the same in both languages',
    (_, { en, ko }) => {
      const single = Object.keys(en).filter((key) => key.endsWith('_one'));
      const expected = Object.keys(en).filter((key) => !single.includes(key));
      expect(Object.keys(ko).sort()).toEqual(expected.sort());
      for (const [key, sentence] of Object.entries(ko)) {
        expect([key, sentence.trim() !== '']).toEqual([key, true]);
        expect([key, placeholders(sentence)]).toEqual([key, placeholders(en[key])]);
      }
    },
  );

  test.each(all.map((strings) => [strings.namespace, strings] as const))(
    '“%s” has no English sentence left in Korean',
    (_, { ko }) => {
      const prose = Object.entries(ko).filter(([, sentence]) => /[a-z]+ [a-z]+ [a-z]+ [a-z]+/.test(sentence));
      expect(prose.filter(([, sentence]) => !/[가-힣]/.test(sentence))).toEqual([]);
    },
  );
});

/** Read as they stand: knobs and panels keep texts of their own. */
const sources = import.meta.glob<string>('../../src/ui/**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

describe('Korean', () => {
  test.each([
    ['반환값', /리턴/],
    ['Double DQN', /더블 DQN/],
    ['Huber', /후버/],
    ['Q 네트워크', /Q-네트워크|Q네트워크/],
    ['Q값', /Q[- ]값/],
    ['타깃', /타겟|TD 목표/],
    ['n스텝 반환값', /[n\d]-스텝/],
    ['10스텝', /[\d}] 스텝/],
    ['최고 가중치', /가장 좋은 가중치/],
    ['쓰러지다, of the pole', /넘어[지졌진]/],
    ['ε (엡실론) followed by 은, 이, 을, 과, 으로', /ε(?:는|가|를|와|로)(?![가-힣])/],
    ['γ (감마) followed by 는, 가, 를, 와, 로', /[γτ](?:은|이|을|과|으로)(?![가-힣])/],
  ])('says “%s” everywhere', (_, other) => {
    const found = Object.entries(sources).flatMap(([file, source]) =>
      source.split('\n').flatMap((line) => (/[가-힣]/.test(line) && other.test(line) ? [[file, line]] : [])),
    );
    expect(found).toEqual([]);
  });
});

describe('the language', () => {
  test.each([
    [null, ['ko-KR', 'en'], 'ko'],
    [null, ['fr', 'ko'], 'ko'],
    [null, ['fr'], 'en'],
    ['en', ['ko-KR'], 'en'],
    ['klingon', ['ko'], 'ko'],
  ] as const)('with %s stored and a browser of %s is %s', (stored, browser, language) => {
    expect(preferredLanguage(stored, browser)).toBe(language);
  });
});

describe('a sentence', () => {
  beforeEach(() => setLanguage('en'));

  test('is in the language of the moment, with its values', () => {
    const t = text(scene);
    expect(t('fell', { count: 1 })).toBe('fell after 1 step');
    expect(t('fell', { count: 9 })).toBe('fell after 9 steps');
    setLanguage('ko');
    expect(t('fell', { count: 9 })).toBe('9스텝 만에 쓰러짐');
  });

  test('writes numbers as the language does', () => {
    expect(text(scene)('kept', { episode: 12_345 })).toBe('Best weights, after episode 12,345');
  });
});

test.each([
  [0, '0:00'],
  [7.4, '0:07'],
  [59.6, '1:00'],
  [750, '12:30'],
  [3723, '1:02:03'],
])('%d seconds are %s', (seconds, clock) => {
  expect(formatDuration(seconds)).toBe(clock);
});
