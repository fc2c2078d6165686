export { trainWanted } from './form-store.ts';
export { openStudy } from './open-study.ts';
export { startStudy } from './study.ts';
