export { endedAxisEnd, episodeAxis, episodeAxisEnd, historyPoints, scoreCurve } from './history-points.ts';
export { sessionSource } from './session-source.ts';
