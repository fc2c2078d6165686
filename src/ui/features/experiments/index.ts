export { EXPERIMENT_IDS } from './experiments.ts';
