export {
  type ExplainedProblem,
  groupLabel,
  knobHelp,
  knobLabel,
  knobUnit,
  knobValue,
  problemSentence,
  shorten,
  useConfigProblems,
} from './knob-words.ts';
export { default as SettingProblem } from './SettingProblem.tsx';
