import { topic } from '../topic.ts';

export const robustness = topic('robustness', {
  intro:
    'Random pushes hit cart and pole, on average one in 100 steps, from gentle to rough. How many of 500 steps does an agent last? {{starts}} starts at each strength; every agent gets the same starts and the same pushes.',
  run: 'Run the test',
  again: 'Test what is new',
  done: 'Everything is tested',
  cancel: 'Cancel',
  progress: 'Testing “{{agent}}”: {{percent}}%',
  empty:
    'The curves are drawn here: one for your agent, the shipped example and one trained with the blog’s settings.',
  failed: 'The test of “{{agent}}” stopped: {{message}}',
  axisX: 'Strength of the pushes (standard deviation, m/s and rad/s)',
  axisY: 'Steps held, mean',
  chart: 'Mean steps held by strength of the pushes. {{lines}}',
  chartLine: '{{agent}}: from {{first}} steps at the gentlest to {{last}} at the roughest.',
  chartHelp: 'Mean steps, in brackets how many of {{starts}} starts lasted all 500',
  place: 'Strength {{strength}}',
  cell: '{{mean}} ({{full}})',
  title: 'Steps held under random pushes',
  note: 'Agents meet no pushes in training unless you turn them on under “All settings”. The agent with the blog’s settings is the middle one of ten seeds, 0 to 9, by its greedy return: 263 steps. The worst of the ten reached 9, the best 358.',
  pushYourself:
    'You can also push by hand: drag the cart or the pole in the scenes above, or let the wind blow.',
});
