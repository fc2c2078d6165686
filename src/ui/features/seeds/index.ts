export { startStudy } from './study.ts';
export { study } from './study-store.ts';
