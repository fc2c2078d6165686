/**
 * Everything a person reads, in English and Korean. A feature keeps its texts in one file of its own:
 *
 *     // ui/i18n/knobs.ts
 *     export const knobs = addStrings('knobs', {
 *       en: { title: 'Every knob', changed_one: '{{count}} knob changed', changed_other: '{{count}} knobs changed' },
 *       ko: { title: '모든 설정값', changed_other: '설정값 {{count}}개 변경' },
 *     });
 *
 *     // in a component: renders again when the language changes
 *     const t = useStrings(knobs);
 *     t('title'); t('changed', { count: 3 });
 *
 * A key missing in Korean, an unknown key and a missing value are type errors. Keys are flat. Plurals: `_one` and
 * `_other` in English, `_other` alone in Korean, chosen by `count`. `{{n, number}}` writes a number in the
 * language's way; `formatNumber`, `formatDuration` and `formatDate` do it outside a
 * sentence. A file loaded late adds its texts
 * when it is loaded. Outside React: `text(knobs)('title')`, and `onLanguageChange` to hear of a switch.
 */
import i18next from 'i18next';
import { useMemo, useSyncExternalStore } from 'react';
import { isLanguage, type Language, preferredLanguage } from './language.ts';

type Texts = Readonly<Record<string, string>>;

/** Korean has one plural form. */
type Korean<En extends Texts> = {
  readonly [Key in keyof En as Key extends `${string}_one` ? never : Key]: string;
};

export interface Strings<En extends Texts> {
  readonly namespace: string;
  readonly en: En;
  readonly ko: Korean<En>;
}

type Stem<Key> = Key extends `${infer Word}_one` | `${infer Word}_other` ? Word : Key;
type Sentence<En extends Texts, Key extends string> = Key extends keyof En
  ? En[Key]
  : `${Key}_other` extends keyof En
    ? En[`${Key}_other`]
    : never;
type Placeholder<Sentence> = Sentence extends `${string}{{${infer Inside}}}${infer Rest}`
  ? (Inside extends `${infer Name},${string}` ? Name : Inside) | Placeholder<Rest>
  : never;
/** What must be filled in. A plural is chosen by the number `count`, whether the sentence writes it or not. */
type Values<En extends Texts, Key extends string> = {
  readonly [Name in Placeholder<Sentence<En, Key>>]: string | number;
} & (`${Key}_other` extends keyof En ? { readonly count: number } : unknown);

/** Gives the sentence of a key with its values filled in. */
export type Translate<En extends Texts> = <Key extends Stem<keyof En & string>>(
  key: Key,
  ...values: unknown extends Values<En, Key>
    ? []
    : Placeholder<Sentence<En, Key>> extends never
      ? `${Key}_other` extends keyof En
        ? [Values<En, Key>]
        : []
      : [Values<En, Key>]
) => string;

const storageKey = 'language';
const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<Language, Intl.DateTimeFormat>();

void i18next.init({
  lng: preferredLanguage(storedLanguage(), browserLanguages()),
  fallbackLng: false,
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  ns: [],
  resources: {},
  interpolation: { escapeValue: false }, // React escapes
});

// i18next's own keeps a formatter for every set of values of a sentence, for good: one for each episode shown.
i18next.services.formatter?.add('number', (value: number, language) => numberFormat(language).format(value));

/** Makes a feature's texts known, in both languages. */
export function addStrings<const En extends Texts>(
  namespace: string,
  strings: { readonly en: En; readonly ko: NoInfer<Korean<En>> },
): Strings<En> {
  i18next.addResourceBundle('en', namespace, strings.en);
  i18next.addResourceBundle('ko', namespace, strings.ko);
  return { namespace, ...strings };
}

/** The texts in the language of the moment. */
export function text<En extends Texts>({ namespace }: Strings<En>): Translate<En> {
  return (key, ...[values]) => i18next.t(key, { ns: namespace, ...values });
}

/** The texts; the component renders again when the language changes. */
export function useStrings<En extends Texts>(strings: Strings<En>): Translate<En> {
  const language = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new function for a new language
  return useMemo(() => text(strings), [strings, language]);
}

export function useLanguage(): Language {
  return useSyncExternalStore(onLanguageChange, currentLanguage);
}

export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : 'en';
}

/** Switches the page's language and remembers it, unless a link asked for it. */
export function setLanguage(language: Language, { remember = true } = {}): void {
  void i18next.changeLanguage(language);
  if (!remember) return;
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // Storage may be forbidden: the choice then lasts as long as the page.
  }
}

/** @returns a function that stops it. */
export function onLanguageChange(listener: (language: Language) => void): () => void {
  const heard = () => listener(currentLanguage());
  i18next.on('languageChanged', heard);
  return () => i18next.off('languageChanged', heard);
}

export function formatNumber(value: number, options?: Intl.NumberFormatOptions): string {
  return numberFormat(currentLanguage(), options).format(value);
}

/** One for each language and kind of number: making them is slow. */
function numberFormat(language: string | undefined, options?: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const format = numberFormats.get(key) ?? new Intl.NumberFormat(language, options);
  numberFormats.set(key, format);
  return format;
}

/** A moment, in milliseconds since 1970, as the page's language writes it: 'Sep 13, 2020, 12:26 PM'. */
export function formatDate(milliseconds: number): string {
  const language = currentLanguage();
  const format =
    dateFormats.get(language) ??
    new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  dateFormats.set(language, format);
  return format.format(milliseconds);
}

export { formatDuration } from './duration.ts';
export { LANGUAGES, type Language } from './language.ts';

function storedLanguage(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

function browserLanguages(): readonly string[] {
  return typeof navigator === 'undefined' ? [] : navigator.languages;
}
