export {
  type ExplainedProblem,
  groupLabel,
  knobHelp,
  knobLabel,
  knobUnit,
  knobValue,
  problemSentence,
  SettingProblem,
  shorten,
  useConfigProblems,
} from './knob-words.tsx';
