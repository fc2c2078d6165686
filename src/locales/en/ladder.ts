import { topic } from '../topic.ts';

export const ladder = topic('ladder', {
  intro:
    'From the blog’s settings to those of Reliable 1, one change at a time, each on top of all before. For every rung {{seeds, number}} seeds were trained and tested on 100 fresh episodes without exploration.',
  remark:
    'What textbooks stress is not always what mattered here. Bootstrapping at the cut of 500 steps, Double DQN and the kind of loss made no difference that could be measured; a division of the reward by 100, which no textbook mentions, did: without it 19 of 30 seeds were solved instead of 30.',
  share: 'Seeds with a pole that stays up',
  shareOf: '{{solved, number}} of {{seeds, number}}',
  interval: '95 % interval {{low}} to {{high}}',
  kept: 'Mean return',
  updates: 'Updates, median',
  episodes: 'Episodes, median',
  rung: 'Change',
  run: 'Run this one',
  runLabel: 'Run this one: {{rung}}',
  reproduce: 'Made with',
  'name-blog': 'The blog’s settings',
  'why-blog': '500 episodes, 10 updates after each, and whatever the last weights are.',
  'name-keep-best': 'Evaluate and keep the best',
  'why-keep-best':
    'Every 5 episodes the agent plays without exploration, and the best weights are kept. It catches a good moment, it does not make one.',
  'name-truncation': 'A cut is no failure',
  'why-truncation': 'At 500 steps the episode is cut off; the last state still has a value.',
  'name-updates-per-step': 'Updates in proportion to steps',
  'why-updates-per-step':
    'A long episode brings more to learn: 0.25 updates a step in place of 10 an episode.',
  'name-polyak': 'A target network that follows',
  'why-polyak': 'At each update it moves 5 % of the way, instead of jumping every 20 episodes.',
  'name-small-buffer': 'A small, fresh replay buffer',
  'why-small-buffer': 'The newest 2,500 transitions instead of 50,000, and learning begins after 500.',
  'name-learning-rate': 'A larger learning rate',
  'why-learning-rate': '0.002 instead of 0.0005.',
  'name-gamma': 'A longer view',
  'why-gamma': 'A discount γ of 0.99 instead of 0.98.',
  'name-n-step': '3-step returns',
  'why-n-step': 'Three real rewards before the target trusts a Q-value.',
  'name-epsilon': 'More exploration, sooner over',
  'why-epsilon':
    'ε from 10 % to 3 % over 40 episodes. These are the settings of Reliable 1, the first that solved practically every seed; Reliable shortens Adam’s memory as well.',
});
