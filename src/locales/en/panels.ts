import { topic } from '../topic.ts';

/** What the tabs below the stage are called. */
export const panels = topic('panels', {
  inside: 'Inside the agent',
  curves: 'Curves',
  learn: 'Learn',
  knobs: 'Every knob',
  experiments: 'Experiments',
  ladder: 'From blog to reliable',
  compare: 'Compare runs',
  play: 'Play yourself',
  worlds: 'Other worlds',
  robustness: 'Push test',
  record: 'Record',
  speed: 'Speed on this device',
});
