import { controls as strings } from '../../../locales/en/controls.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { settingsProblems } from '../../session/settings.ts';
import { useSession } from '../../session/useSession.ts';
import { knobLabel, problemSentence } from './knob-words.ts';

/** What is wrong with a setting; loaded when something is, as it brings the names of all knobs. */
export default function SettingProblem() {
  const t = useStrings(strings);
  const config = useSession((session) => session.config);
  const typed = useSession((session) => session.typed);
  const [problem] = settingsProblems({ config, typed });
  if (problem === undefined) return null;
  return <>{t('settingProblem', { knob: knobLabel(problem.knob), sentence: problemSentence(problem) })}</>;
}
