export { default as sceneStyles } from './Scene.module.css';
export { newPictures, passTime, SmallScene } from './SmallScene.tsx';
export { letteringOf, outcomeText, sourceOf } from './words.ts';
