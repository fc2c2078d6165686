/** What the page draws by hand, without React, so that a worker draws as the page does: scene and timeline. */
export type { Drawing } from '../../kit/canvas/keep-painted.ts';
export { backdrop, circle, drawScene, grips, inDegrees, line, type Point, signed } from './draw.ts';
export {
  drawTimeline,
  type Evaluation,
  episodeAt,
  learningSeconds,
  readTimelinePalette,
  type TimelineModel,
  type TimelinePalette,
} from './draw-timeline.ts';
export { type Lettering, letteringBy, type SceneWords } from './lettering.ts';
export { type Accent, type Palette, readPalette } from './palette.ts';
