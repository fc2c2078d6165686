export { runTitle } from './run-title.ts';
export { endedAxisEnd, episodeAxis, episodeAxisEnd, stepsAxis } from './score-model.ts';
export { overlayOf, sessionSource } from './session-source.ts';
