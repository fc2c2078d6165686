/** The cart and its pole as a drawing; no React, so that a worker draws as the page does. */
export { backdrop } from './backdrop.ts';
export { type Drawing, drawScene, grips, type Lettering, type Point } from './draw.ts';
export { letteringBy, type SceneWords } from './lettering-by.ts';
export { type Accent, type Palette, readPalette } from './palette.ts';
