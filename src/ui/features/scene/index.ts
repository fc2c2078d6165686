export { default as sceneStyles } from './Scene.module.css';
export { letteringOf, outcomeText, sourceOf } from './words.ts';
