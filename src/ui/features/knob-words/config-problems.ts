import { useMemo } from 'react';
import type { ConfigProblem } from '../../../core/config.ts';
import { useLanguage } from '../../kit/i18n/index.ts';
import { settingsProblems } from '../../session/settings.ts';
import { useSession } from '../../session/useSession.ts';
import { problemSentence } from './knob-words.ts';

export interface ExplainedProblem extends ConfigProblem {
  /** In the person's language, with what would be right. */
  readonly sentence: string;
}

/** All that keeps the chosen settings from being run; Train is off while there is any. */
export function useConfigProblems(): readonly ExplainedProblem[] {
  const config = useSession((session) => session.config);
  const typed = useSession((session) => session.typed);
  const language = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: new sentences for a new language
  return useMemo(
    () =>
      settingsProblems({ config, typed }).map((problem) => ({
        ...problem,
        sentence: problemSentence(problem),
      })),
    [config, typed, language],
  );
}
