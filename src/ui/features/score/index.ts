export { endedAxisEnd, episodeAxis, episodeAxisEnd } from './episode-axis.ts';
export { overlayOf } from './overlay-store.ts';
export { runTitle } from './run-title.ts';
export { sessionSource } from './session-source.ts';
