import type { ConfigProblem } from '../../core/config.ts';
import { controls as strings } from '../i18n/controls.ts';
import { useStrings } from '../i18n/index.ts';
import { knobLabel, problemSentence } from '../i18n/knobs.ts';

/** What is wrong with a setting; loaded when something is, as it brings the names of all knobs. */
export default function SettingProblem({ problem }: { readonly problem: ConfigProblem }) {
  const t = useStrings(strings);
  return t('settingProblem', { knob: knobLabel(problem.knob), sentence: problemSentence(problem) });
}
