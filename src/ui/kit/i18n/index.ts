/** The texts of `src/locales` in the language of the page; `locales/topic.ts` says how to add one. */

import i18next from 'i18next';
import { useMemo, useSyncExternalStore } from 'react';
import { LANGUAGES } from '../../../locales/languages.ts';
import type { Placeholder, Stem, Texts, Topic } from '../../../locales/topic.ts';
import { store, stored } from '../stored.ts';

type Sentence<English extends Texts, Key extends string> = Key extends keyof English
  ? English[Key]
  : `${Key}_other` extends keyof English
    ? English[`${Key}_other`]
    : never;

/** What must be filled in. A plural is chosen by the number `count`, whether the sentence writes it or not. */
type Values<English extends Texts, Key extends string> = {
  readonly [Name in Placeholder<Sentence<English, Key>>]: string | number;
} & (`${Key}_other` extends keyof English ? { readonly count: number } : unknown);

/** Gives the sentence of a key of a topic with its values filled in. */
export type Translate<T> = T extends Topic<infer English> ? Say<English> : never;

type Say<English extends Texts> = <Key extends Stem<keyof English & string>>(
  key: Key,
  ...values: unknown extends Values<English, Key>
    ? []
    : Placeholder<Sentence<English, Key>> extends never
      ? `${Key}_other` extends keyof English
        ? [Values<English, Key>]
        : []
      : [Values<English, Key>]
) => string;

const storageKey = 'language';
const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<Language, Intl.DateTimeFormat>();

void i18next.init({
  lng: 'en',
  fallbackLng: 'en',
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  ns: [],
  resources: {},
  interpolation: { escapeValue: false }, // React escapes
});

// i18next's own keeps a formatter for every set of values of a sentence, for good: one for each episode shown.
i18next.services.formatter?.add('number', (value: number, language) => numberFormat(language).format(value));

/** The texts of a topic in the language of the moment. */
export function text<English extends Texts>({ name, english }: Topic<English>): Say<English> {
  if (!i18next.hasResourceBundle('en', name)) i18next.addResourceBundle('en', name, english);
  return (key, ...[values]) => {
    if (values === undefined) return plain(name, key);
    const filledIn: Readonly<Record<string, unknown>> = { ns: name, ...values };
    return i18next.t(key, filledIn);
  };
}

/** A sentence with nothing to fill in. A list of 50 runs says a thousand of them, and `t` looks for much else first. */
function plain(name: string, key: string): string {
  const sentence: unknown =
    i18next.getResource(currentLanguage(), name, key) ?? i18next.getResource('en', name, key);
  return typeof sentence === 'string' ? sentence : key;
}

/** The texts; the component renders again when the language changes. */
export function useStrings<English extends Texts>(topic: Topic<English>): Say<English> {
  const language = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new function for a new language
  return useMemo(() => text(topic), [topic, language]);
}

/** The sentences themselves, nothing filled in; a key that only another language has is among them. */
export function textsOf<English extends Texts>({ name, english }: Topic<English>): TextsOf<English> {
  return { ...english, ...i18next.getResourceBundle(currentLanguage(), name) };
}

type TextsOf<English extends Texts> = { readonly [Key in keyof English]: string } & {
  readonly [key: string]: string | undefined;
};

export function useLanguage(): Language {
  return useSyncExternalStore(onLanguageChange, currentLanguage);
}

export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : 'en';
}

/**
 * Before the first picture: the language that a link asks for, else the one chosen before, else the browser's.
 * Only what the page shows before anything is asked for is loaded; English, if that cannot be.
 */
export async function startLanguage(asked: Language | null): Promise<void> {
  const language = asked ?? preferredLanguage(stored(storageKey) ?? null, browserLanguages());
  try {
    await loadFirst(language);
    await i18next.changeLanguage(language);
  } catch {
    // The network or the server failed: the page says so of every part, and works in English.
  }
}

let asked: Language = 'en';

/** Switches the page's language and remembers it, once all its texts are there. Rejects if they cannot be loaded. */
export async function setLanguage(language: Language): Promise<void> {
  asked = language;
  await Promise.all([loadFirst(language), loadRest(language)]);
  if (asked !== language) return;
  await i18next.changeLanguage(language);
  store(storageKey, language);
}

/** Loads a part of the page that was asked for together with the texts that it may say. */
export async function withTexts<Part>(load: () => Promise<Part>): Promise<Part> {
  const [part] = await Promise.all([load(), loadRest(currentLanguage())]);
  return part;
}

async function loadFirst(language: Language): Promise<void> {
  const entry = LANGUAGES[language];
  if ('first' in entry) addTexts(language, await entry.first());
}

async function loadRest(language: Language): Promise<void> {
  const entry = LANGUAGES[language];
  if ('rest' in entry) addTexts(language, await entry.rest());
}

function addTexts(language: Language, topics: Readonly<Record<string, Texts>>): void {
  for (const [name, texts] of Object.entries(topics)) i18next.addResourceBundle(language, name, texts);
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

/** With one digit after the point, whatever it is: '500.0'. */
export function oneDecimal(value: number): string {
  return formatNumber(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
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
  return format.format(milliseconds).replaceAll(' ', '\u00a0'); // it stays on one line
}

function browserLanguages(): readonly string[] {
  return typeof navigator === 'undefined' ? [] : navigator.languages;
}

/** Seconds as a clock shows them: `0:07`, `12:30`, `1:02:03`. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** What something took: `0.4 sec`, and from ten seconds on as a clock shows it. */
export function formatElapsed(seconds: number): string {
  if (seconds >= 10) return formatDuration(seconds);
  return formatNumber(seconds, { style: 'unit', unit: 'second', maximumFractionDigits: 1 });
}

/** Its tag: 'en', 'ko'. */
export type Language = keyof typeof LANGUAGES;

export const LANGUAGE_TAGS: readonly Language[] = Object.keys(LANGUAGES).filter(isLanguage);

function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(LANGUAGES, value);
}

/** What was chosen before, else the first of the browser's languages (`ko-KR`) that there is, else English. */
export function preferredLanguage(stored: string | null, browser: readonly string[]): Language {
  const wanted = [stored, ...browser].map((tag) => tag?.toLowerCase().split('-')[0]);
  return wanted.find(isLanguage) ?? 'en';
}
