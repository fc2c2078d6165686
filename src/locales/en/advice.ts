import { topic } from '../topic.ts';

/** Why a run ended badly, and what to try. */
export const advice = topic('advice', {
  bestEvaluation_one:
    'The best evaluation during training had a mean of {{mean}} and a lowest of {{min}} steps, after {{count, number}} episode.',
  bestEvaluation_other:
    'The best evaluation during training had a mean of {{mean}} and a lowest of {{min}} steps, after {{count, number}} episodes.',
  noEvaluation:
    'These settings make no evaluation during training, so the last weights are the result, good or bad.',
  causes: 'Why it may have failed',
  remedies: 'What to try',
  'why-no-updates':
    'The network was never updated: learning begins with {{learningStarts, number}} transitions, and the run ended before.',
  'why-stopped': 'It was stopped early. Let it run to its end.',
  'why-blog':
    'The blog’s settings end well for about 3 of 100 seeds: a target network that stands still for 20 episodes, a large buffer of old falls, and no best weights kept.',
  'why-reward':
    'Q-values lie far above 1, where the Huber loss pulls no harder: with rewards not divided, 45 of 100 seeds of “Reliable 1” failed. Squared loss helps, or dividing by 100.',
  'why-late':
    'The agent was good once and forgot it: the score had reached {{best}} and ended at {{last}}. Only the last weights count here.',
  'why-short': 'Few episodes: it ended before the score had risen.',
  'why-unknown': 'Sometimes it is luck: the same settings may end well with another seed.',
  'try-reliable': 'Choose the preset “Reliable”: practically every seed ends with the pole up.',
  'try-seed': 'Try another seed, with the dice.',
  'try-keep-best': 'Switch on “Keep the best” and an evaluation every 5 episodes.',
  'try-longer': 'Give it more episodes.',
  'do-reliable': 'Use Reliable',
  'do-seed': 'Try another seed',
  'do-keep-best': 'Keep the best',
  'do-longer': 'Twice as long',
  'done-reliable': 'The preset is now Reliable.',
  'done-seed': 'Another seed is set.',
  'done-keep-best': 'The best weights will be kept.',
  'done-longer': 'The next run may be twice as long.',
  failedTitle: 'The run failed',
  'failed-diverged':
    'The weights overflowed, so the run was ended. A smaller learning rate or a discount γ below 1 helps; press Train to start fresh.',
  'failed-crashed':
    'The training worker stopped unexpectedly. Press Train to start fresh; if it happens again, choose another learner.',
});
