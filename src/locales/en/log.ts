import { topic } from '../topic.ts';

export const log = topic('log', {
  region: 'Training log, a line every 20 episodes',
  copy: 'Copy',
  copyLabel: 'Copy the log',
  copied_one: 'Copied {{count}} line.',
  copied_other: 'Copied {{count}} lines.',
  quirkLabel: 'About the score in this log',
  quirk:
    'The lines are those of the blog’s program. It prints after episodes 20, 40, 60 …, and its first line sums 21 episodes (0 to 20) but divides by 20 like all the others. So the score at episode 20 comes out about 5% too high. Kept as it was.',
  empty: 'Every 20 episodes a line appears here, as the blog’s program printed it:',
  hidden_one: '{{count, number}} earlier line is left out here; Copy has them all.',
  hidden_other: '{{count, number}} earlier lines are left out here; Copy has them all.',
});
