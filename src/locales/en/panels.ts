import { topic } from '../topic.ts';

/** What the places below the stage are called, the views in them, and those that open over the page. */
export const panels = topic('panels', {
  how: 'How it works',
  try: 'Experiments',
  runs: 'Runs',
  settings: 'Settings',

  inside: 'Inside the agent',
  curves: 'More curves',
  learn: 'The parts of DQN',
  knobs: 'All settings',
  experiments: 'Questions',
  ladder: 'From blog to reliable',
  compare: 'Compare runs',
  seeds: 'Many seeds',
  play: 'Take over',
  worlds: 'Other worlds',
  robustness: 'Push test',
  record: 'Record',
  speed: 'Speed on this device',
});
