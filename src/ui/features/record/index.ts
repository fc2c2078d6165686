export { recorderStore } from './recorder.ts';
