import type { Texts } from './topic.ts';

/** A language other than English: its texts by topic, loaded when they are wanted. */
interface Language {
  /** What its speakers call it. */
  readonly name: string;
  /** What the page shows before anything is asked for. */
  readonly first?: () => Promise<Topics>;
  /** Everything else. */
  readonly rest?: () => Promise<Topics>;
}

type Topics = Readonly<Record<string, Texts>>;

/** Every language of the page by its tag (BCP 47). English is in the files that use it. */
export const LANGUAGES = {
  en: { name: 'English' },
  ko: { name: '한국어', first: () => import('./ko/first.ts'), rest: () => import('./ko/rest.ts') },
} as const satisfies Readonly<Record<string, Language>>;
