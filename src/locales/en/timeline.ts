import { topic } from '../topic.ts';

/** The run as a recording: its timeline, and what there is to do with it. */
export const timeline = topic('timeline', {
  title: 'Timeline of the run',
  empty: 'The run appears here while it trains. Drag along it to see any moment again.',
  position: 'Moment of the run',
  reading: 'Episode {{episode, number}}, score {{score}}',
  readingEvaluated: 'Episode {{episode, number}}, score {{score}}, evaluation {{mean}} of 500',
  live: 'Live',
  liveHint: 'Back to the newest moment (End)',
  result: 'Result',
  resultHint: 'Back to the weights that were tested (End)',
  playLearning: 'Play the learning',
  pauseLearning: 'Hold the learning',
  recordLearning: 'Record the learning',
  recordHint: 'As a film, or as a contact sheet for a slide',
  playHint: 'From untrained to the end in 20 seconds',
  noSnapshots: 'No weights were kept along this run, so its moments cannot be played.',
});
