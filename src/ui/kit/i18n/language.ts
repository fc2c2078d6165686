import { LANGUAGES } from '../../../locales/languages.ts';

/** Its tag: 'en', 'ko'. */
export type Language = keyof typeof LANGUAGES;

export const LANGUAGE_TAGS: readonly Language[] = Object.keys(LANGUAGES).filter(isLanguage);

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(LANGUAGES, value);
}

/** What was chosen before, else the first of the browser's languages (`ko-KR`) that there is, else English. */
export function preferredLanguage(stored: string | null, browser: readonly string[]): Language {
  const wanted = [stored, ...browser].map((tag) => tag?.toLowerCase().split('-')[0]);
  return wanted.find(isLanguage) ?? 'en';
}
