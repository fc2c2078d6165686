export { default as downloadStyles } from './Downloads.module.css';
export { FormatItems } from './FormatItems.tsx';
export { downloadCheckpoint } from './save-checkpoint.ts';
export { metadataOf, saveWeights, saveWeightsFile, saveWeightsOf } from './save-weights.ts';
