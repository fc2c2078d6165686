export { type ExplainedProblem, useConfigProblems } from './config-problems.ts';
export {
  groupLabel,
  knobHelp,
  knobLabel,
  knobUnit,
  knobValue,
  problemSentence,
  shorten,
} from './knob-words.ts';
export { default as SettingProblem } from './SettingProblem.tsx';
