export { endedAxisEnd, episodeAxis, episodeAxisEnd, historyPoints, scoreCurve } from './history-points.ts';
export { overlayStore } from './overlay-store.ts';
export { runTitle } from './run-title.ts';
export { sessionSource } from './session-source.ts';
