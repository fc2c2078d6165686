import { beforeEach, describe, expect, test } from 'vitest';
import { scene } from '../../src/locales/en/scene.ts';
import { LANGUAGES } from '../../src/locales/languages.ts';
import { type Texts, type Topic, type Translation, topic } from '../../src/locales/topic.ts';
import {
  formatDuration,
  formatElapsed,
  preferredLanguage,
  setLanguage,
  text,
  textsOf,
} from '../../src/ui/kit/i18n/index.ts';
import { withAllTheyImport } from '../support/imports.ts';

/** Every topic by its file's name. */
const english = Object.fromEntries(
  Object.entries(
    import.meta.glob<Record<string, Topic<Texts>>>('../../src/locales/en/*.ts', { eager: true }),
  ).map(([file, module]) => {
    const name = file.replace(/.*\/|\.ts$/g, '');
    return [name, module[name] ?? topic('nothing is exported under the name of the file', {})];
  }),
);

/** What a language lacks, as `topic.key`. */
function missing(language: string, topics: Readonly<Record<string, Texts>>): string[] {
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  return Object.entries(english).flatMap(([name, { english }]) => {
    const wanted = Object.keys(english).flatMap((key) => {
      const [, stem] = /(.*)_(?:one|other)$/.exec(key) ?? [];
      return stem === undefined ? [key] : pluralCategories.map((form) => `${stem}_${form}`);
    });
    return [...new Set(wanted)].filter((key) => !topics[name]?.[key]?.trim()).map((key) => `${name}.${key}`);
  });
}

const placeholders = (sentence: string) =>
  [...new Set([...sentence.matchAll(/\{\{(\w+)/g)].map(([, name]) => name))].sort();

describe('the English texts', () => {
  test('of every topic are exported under the name of its file', () => {
    expect(Object.keys(english)).toEqual(
      expect.arrayContaining(['page', 'scene', 'controls', 'log', 'knobs']),
    );
    expect(Object.values(english).map(({ name }) => name)).toEqual(Object.keys(english));
  });

  test('have both plural forms where they have one', () => {
    expect(
      missing('en', Object.fromEntries(Object.entries(english).map(([name, t]) => [name, t.english]))),
    ).toEqual([]);
  });
});

/** What must lack nothing; of any other language the test says what stands in English. */
const COMPLETE = ['ko'];

const translations = Object.entries(LANGUAGES).flatMap(([language, entry]) =>
  'first' in entry ? [{ language, ...entry }] : [],
);

describe.each(translations)('the texts in “$language”', ({ language, first, rest }) => {
  const all = async (): Promise<Readonly<Record<string, Texts>>> => ({
    ...(await first()),
    ...(await rest()),
  });

  test('lack nothing', async ({ annotate }) => {
    const lacking = missing(language, await all());
    if (COMPLETE.includes(language)) expect(lacking).toEqual([]);
    else await annotate(`${lacking.length} texts stand in English:\n${lacking.join('\n')}`);
  });

  test('have the placeholders of the English ones and no others', async () => {
    for (const [name, texts] of Object.entries(await all()))
      for (const [key, sentence] of Object.entries(texts)) {
        const source: Texts = english[name]?.english ?? {};
        const said = source[key] ?? source[key.replace(/_[a-z]+$/, '_other')] ?? '';
        expect([name, key, placeholders(sentence)]).toEqual([name, key, placeholders(said)]);
      }
  });

  test('come first where the page says them before anything is asked for', async () => {
    const said = [...withAllTheyImport(FIRST_PARTS)].flatMap(
      (file) => /^src\/locales\/en\/(\w+)\.ts$/.exec(file)?.[1] ?? [],
    );
    expect(Object.keys(await first()).sort()).toEqual(said.sort());
  });
});

test('a key that English does not have and a forgotten placeholder do not compile', () => {
  const source = topic('source', {
    kept: 'after {{episode, number}}',
    fell_one: 'a',
    fell_other: '{{count}}',
  });
  const good = { kept: '{{episode}}', fell_few: '{{count}}' } satisfies Translation<typeof source>;
  // @ts-expect-error: {{episode}} is missing
  const forgotten = { kept: '{{epsiode}}' } satisfies Translation<typeof source>;
  // @ts-expect-error: English has no such key
  const unknown = { keept: '{{episode}}' } satisfies Translation<typeof source>;
  // @ts-expect-error: the value is missing
  expect([good, forgotten, unknown, text(source)('kept')]).toHaveLength(4);
});

/** What the page loads by itself. */
const FIRST_PARTS = [
  'src/ui/page/main.tsx',
  'src/ui/features/score/ScoreChart.tsx',
  'src/ui/page/controls/Shortcuts.tsx',
  'src/ui/features/update/register.ts',
];

test('no language writes a space before a per cent sign', async () => {
  const { first, rest } = LANGUAGES.ko;
  const ours = Object.values(english).map((topic): Texts => topic.english);
  const korean = Object.values<Texts>({ ...(await first()), ...(await rest()) });
  const sentences = [...ours, ...korean].flatMap((texts) => Object.values(texts));
  expect(sentences.filter((sentence) => /[\d}] %/.test(sentence))).toEqual([]);
});

test('no English sentence is left in Korean', async () => {
  const { first, rest } = LANGUAGES.ko;
  const prose = Object.values<Texts>({ ...(await first()), ...(await rest()) })
    .flatMap((texts) => Object.values(texts))
    .filter((sentence) => /[a-z]+ [a-z]+ [a-z]+ [a-z]+/.test(sentence));
  expect(prose.filter((sentence) => !/[가-힣]/.test(sentence))).toEqual([]);
});

const sources = import.meta.glob<string>('../../src/locales/ko/*.ts', {
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
    ['테스트', /시험/],
    ['연산 방식', /학습기/],
    ['수레', /카트/],
    ['시간 초과', /잘[림릴려]|끊긴 에피/],
    ['최근 전이, 최신 가중치', /가장 새로운|새로운 리플레이/],
    ['무작위', /제비/],
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

  test('is in the language of the moment, with its values', async () => {
    const t = text(scene);
    expect(t('fell', { count: 1 })).toBe('fell after 1 step');
    expect(t('fell', { count: 9 })).toBe('fell after 9 steps');
    await setLanguage('ko');
    expect(t('fell', { count: 9 })).toBe('9스텝 만에 쓰러짐');
  });

  test('is English where the language lacks it', async () => {
    const half = topic('half', { here_one: 'one cart', here_other: '{{count}} carts', there: 'only here' });
    await setLanguage('ko');
    expect([text(half)('here', { count: 1 }), text(half)('here', { count: 2 })]).toEqual([
      'one cart',
      '2 carts',
    ]);
    expect(textsOf(half)['there']).toBe('only here');
  });

  test('writes numbers as the language does', () => {
    expect(text(scene)('kept', { count: 12_345 })).toBe('Best after 12,345 episodes');
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

test('what is over within seconds took tenths of them', async () => {
  const spans = [0.42, 3, 12.6];
  await setLanguage('ko');
  expect(spans.map(formatElapsed)).toEqual(['0.4초', '3초', '0:13']);
  await setLanguage('en'); // last, for files of tests share the language
  expect(spans.map(formatElapsed)).toEqual(['0.4 sec', '3 sec', '0:13']);
});
