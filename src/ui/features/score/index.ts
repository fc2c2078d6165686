export { endedAxisEnd, episodeAxis, episodeAxisEnd } from './episode-axis.ts';
export { runTitle } from './run-title.ts';
export { sessionSource } from './session-source.ts';
export { overlayOf } from './stores.ts';
