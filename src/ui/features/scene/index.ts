export { letteringOf, outcomeText } from './lettering.ts';
export { default as sceneStyles } from './Scene.module.css';
export { sourceOf } from './source-of.ts';
