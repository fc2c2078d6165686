import { topic } from '../topic.ts';

/** The panel with more curves: every chart with one sentence on what it means. */
export const curves = topic('curves', {
  intro: 'All charts share the episodes: reading one reads all.',
  zoomHint:
    'Drag across a chart to zoom in, hold Shift and drag to move, Ctrl and the wheel or two fingers also zoom.',
  shown: 'Episodes {{from}} to {{to}}',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  earlier: 'Earlier episodes',
  later: 'Later episodes',
  whole: 'Whole run',
  logarithmic: 'Log scale',

  returnTitle: 'Return',
  returnHelp:
    'Steps that the pole stayed up in each training episode, random actions of ε included, and the mean of 20.',
  returnAxis: 'Return (steps)',

  lossTitle: 'Loss',
  lossHelp:
    'How far Q(s, a) was from the TD target y = r + γⁿ · max Q(s′, ·), with r the discounted rewards of n steps, Huber or squared, averaged over the updates after each episode; it need not fall, because better play brings new, larger targets.',
  lossAxis: 'Loss (squared value)',
  loss: 'Loss',
  noUpdates: 'The first update comes when the replay buffer holds more than {{transitions}} transitions.',

  valueTitle: 'Value: expected and obtained',
  valueHelp:
    'Mean of max Q(s, ·) over the states of an episode, beside the discounted return that followed them; where the first lies well above the second the network overestimates, which Double DQN lessens, though a part of the gap is ε: Q expects play without random actions. Of an episode truncated at 500 steps only the early states count, whose return the truncation shortens by at most 5%.',
  nothingToCompare:
    'Every episode was truncated at 500 steps, and with γ = {{gamma}} too much of the return lies beyond that to compare.',
  valueAxis: 'Discounted reward ÷ {{divisor}}',
  maxQ: 'Expected: mean max Q',
  maxQShort: 'Expected',
  discountedReturn: 'Obtained: discounted return',
  discountedReturnShort: 'Obtained',

  evaluationTitle: 'Greedy evaluation',
  evaluationHelp:
    'Steps without any random action, from several starts with the weights as they were: the mean and the worst of them. Where an evaluation ends at its first fall, all are cut there, and both are the step of that fall.',
  evaluationAxis: 'Steps',
  evaluationMean: 'Mean',
  evaluationMin: 'Worst start',
  evaluationMinShort: 'Worst',
  noEvaluations: 'These settings make no greedy evaluations: “Evaluate every” is 0.',
  evaluationsLater:
    'The first evaluation comes after episode {{episode}}, if the episode before it was long enough.',

  epsilonTitle: 'Exploration ε',
  epsilonHelp: 'How often the agent takes a random action instead of the one it thinks best.',

  replayTitle: 'Replay buffer',
  replayHelp:
    'How many transitions there are to learn from, and the share of them that end an episode: only their targets hold no estimate.',
  replayAxis: 'Transitions',
  shareAxis: 'Terminal (%)',
  bufferSize: 'Transitions stored',
  bufferSizeShort: 'Stored',
  finalShare: 'Share that is terminal',
  finalShareShort: 'Terminal',
  bufferFill: '{{value}} ({{percent}}% full)',
  capacity: 'capacity {{capacity}}',
});
