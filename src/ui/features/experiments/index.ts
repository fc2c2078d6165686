export { EXPERIMENT_IDS } from './experiment-links.ts';
