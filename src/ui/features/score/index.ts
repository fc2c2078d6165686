export { runTitle } from './run-title.ts';
export { endedAxisEnd, episodeAxis, episodeAxisEnd } from './score-model.ts';
export { sessionSource } from './session-source.ts';
export { overlayOf } from './stores.ts';
