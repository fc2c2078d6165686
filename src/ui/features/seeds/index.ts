export { openStudy } from './open-study.ts';
export { startStudy } from './study.ts';
export { study } from './study-store.ts';
