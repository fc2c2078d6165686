export const LANGUAGES = ['en', 'ko'] as const;
export type Language = (typeof LANGUAGES)[number];

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** What was chosen before, else the first of the browser's languages (`ko-KR`) that there is, else English. */
export function preferredLanguage(stored: string | null, browser: readonly string[]): Language {
  const wanted = [stored, ...browser].map((tag) => tag?.toLowerCase().split('-')[0]);
  return wanted.find(isLanguage) ?? 'en';
}
