import { topic } from '../topic.ts';

export const ladder = topic('ladder', {
  intro:
    'From the blog’s settings to those of Reliable, one change at a time, each on top of all before. For every rung at least {{seeds, number}} seeds were trained, and tested on 100 fresh episodes without exploration.',
  remark:
    'What textbooks stress is not always what mattered here. Bootstrapping at truncation and Double DQN did not change how many seeds are solved; dividing the reward by 100, which textbooks hardly mention, did: without it 55 of 100 seeds were solved instead of all, unless the loss is squared too, which pulls at errors beyond 1 as Huber does not.',
  share: 'Seeds with a pole that stays up',
  shareOf: '{{solved, number}} of {{seeds, number}}',
  interval: '95% confidence interval {{low}} to {{high}}',
  kept: 'Mean return',
  updates: 'Updates, median',
  episodes: 'Episodes, median',
  rung: 'Change',
  run: 'Run these settings',
  runLabel: 'Run these settings: {{rung}}',
  reproduce: 'Command to reproduce it',
  'name-blog': 'The blog’s settings',
  'why-blog': '500 episodes, 10 updates after each, and the last weights are the result, good or bad.',
  'name-keep-best': 'Evaluate and keep the best weights',
  'why-keep-best':
    'Every 5 episodes the agent plays without exploration, the best weights are kept, and the run stops when it is solved. That catches a good moment; it does not make one.',
  'name-truncation': 'Truncation is no failure',
  'why-truncation': 'At 500 steps the episode is truncated; the last state still has a value.',
  'name-updates-per-step': 'Updates in proportion to steps',
  'why-updates-per-step':
    'A long episode brings more to learn: 0.25 updates a step in place of 10 an episode.',
  'name-polyak': 'A target network that follows',
  'why-polyak': 'At each update it moves 5% of the way, instead of jumping every 20 episodes.',
  'name-small-buffer': 'A small replay buffer of recent transitions',
  'why-small-buffer': 'The newest 2,500 transitions instead of 50,000, and learning begins after 500.',
  'name-learning-rate': 'A larger learning rate',
  'why-learning-rate': '0.002 instead of 0.0005.',
  'name-gamma': 'A longer view',
  'why-gamma': 'A discount γ of 0.99 instead of 0.98.',
  'name-n-step': '3-step returns',
  'why-n-step': 'Three real rewards before the target trusts a Q-value.',
  'name-epsilon': 'More exploration, for a shorter time',
  'why-epsilon':
    'ε from 10% to 3% over 40 episodes. These are the settings of Reliable 1, the first that solved practically every seed.',
  'name-adam-memory': 'A shorter memory of Adam',
  'why-adam-memory': 'β₂ 0.99 instead of 0.999: Adam averages squared gradients over 100 updates, not 1,000.',
  'name-more-updates': 'Twice the updates, and sooner',
  'why-more-updates': '0.5 updates a step, and learning begins after 150 transitions.',
  'name-evaluation': 'Evaluate after every episode',
  'why-evaluation':
    'Whenever an episode reaches 150 steps, from a start box wider than Gymnasium’s, and only up to the first fall. A good moment is caught as it comes.',
  'name-narrower': 'A network half as wide',
  'why-narrower':
    '64 units in each hidden layer instead of 128, and a learning rate of 0.004. It needs about as much practice, and a quarter of the arithmetic.',
  'name-small-batches': 'Twice the updates, each from half as much',
  'why-small-batches':
    '16 transitions a batch instead of 32, 1 update a step, and a target network that moves 2% of the way at each. These are the settings of Reliable.',
});
