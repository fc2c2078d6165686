export { readingText } from './reading-text.ts';
export { readingAt, timelineModel } from './timeline-model.ts';
