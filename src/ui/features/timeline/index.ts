export { readingAt, readingText, timelineModel } from './timeline-model.ts';
