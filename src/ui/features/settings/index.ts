export { useConfigProblems } from './config-problems.ts';
export { changedKnobs, matters } from './form.ts';
export { knobLabel, knobValue, problemSentence, shorten } from './knob-words.ts';
export { default as SettingProblem } from './SettingProblem.tsx';
export { setUpWithUndo } from './set-up-undo.ts';
