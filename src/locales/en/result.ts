import { topic } from '../topic.ts';

export const result = topic('result', {
  title: 'Result',
  running: 'When the run ends, the agent is tested here: 100 episodes without exploration.',
  bestSoFar: 'Best evaluation so far: mean {{mean}} of 500, after episode {{episode, number}}.',
  bestIsGiven: 'The best weights so far are those that training began with: mean {{mean}} of 500.',
  noneYet: 'No evaluation yet.',
  solved: 'Solved: the pole stays up',
  solvedText: 'All {{episodes}} test episodes without exploration reached 500 steps.',
  solvedMostly: 'Solved: the pole stays up nearly always',
  solvedMostlyText:
    '{{full}} of {{episodes}} test episodes reached 500 steps; the mean is above 475, Gymnasium’s threshold.',
  unsolved: 'Not solved: the pole still falls',
  unsolvedNoneText: 'None of the {{episodes}} test episodes reached 500 steps.',
  unsolvedText: 'Only {{full}} of {{episodes}} test episodes reached 500 steps.',
  cost: 'Greedy evaluation used {{evaluation, number}} steps on top of {{training, number}} steps of training.',
  stoppedNote: 'You stopped the run; this is how good it was by then.',
  mean: 'mean',
  min: 'lowest',
  full: 'reached 500',
  test: 'Greedy test, {{episodes}} episodes',
  whyTitle: 'Why, and what to try',
  expectChanged_one: '“{{preset}}”, {{count}} setting changed',
  expectChanged_other: '“{{preset}}”, {{count}} settings changed',
  notMeasured: 'These exact settings have not been measured. Train and see.',
  download: 'Download weights',
  downloaded: 'Saved as {{name}}.',
  downloadFailed: 'The file could not be made.',
  failedTitle: 'The run failed',
  'failed-diverged':
    'The weights overflowed, so the run was ended. A smaller learning rate or a discount γ below 1 helps; press Train to start fresh.',
  'failed-crashed':
    'The training worker stopped unexpectedly. Press Train to start fresh; if it happens again, choose another learner.',
});
