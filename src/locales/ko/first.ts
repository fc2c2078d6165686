/** What the page says before anything is asked for. A test knows which topics these are. */
export { charts } from './charts.ts';
export { controls } from './controls.ts';
export { importing } from './importing.ts';
export { page } from './page.ts';
export { panels } from './panels.ts';
export { push } from './push.ts';
export { result } from './result.ts';
export { scene } from './scene.ts';
export { timeline } from './timeline.ts';
export { tourInvitation } from './tourInvitation.ts';
export { update } from './update.ts';
