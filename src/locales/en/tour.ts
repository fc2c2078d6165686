import { topic } from '../topic.ts';

/** The guided tour, loaded with it. */
export const tour = topic('tour', {
  back: 'Back',
  next: 'Next',
  skip: 'Skip',
  finish: 'Finish',
  end: 'End the tour',
  progress: '{{step}} of {{steps}}',
  done: 'Done.',

  stateTitle: 'State and action',
  stateText:
    'Orange is a network that has learned nothing. It sees four numbers, the state s, and answers with one of two actions a: push left or push right. Fifty times a second.',
  position: 'cart position',
  velocity: 'cart velocity',
  angle: 'pole angle',
  angularVelocity: 'angular velocity',
  action: 'action',
  left: 'left',
  right: 'right',

  rewardTitle: 'Reward',
  rewardText:
    'Each step that the pole stays up pays 1, and nothing else does. Nobody says which push was good: the agent has to find out from what follows.',
  rewardDo: 'Press Train.',
  rewardNow_one: 'The last episode lasted {{count}} step.',
  rewardNow_other: 'The last episode lasted {{count}} steps.',

  replayTitle: 'Replay buffer',
  replayText:
    'The newest steps are kept: state, action, reward, next state. Learning draws at random from this buffer, because steps in a row are too much alike. The log’s n_buffer counts it.',
  replayNow:
    '{{size, number}} of at most {{capacity, number}} transitions; each update draws {{batchSize, number}}.',

  epsilonTitle: 'ε-greedy: trying things out',
  epsilonText:
    'With probability ε the agent acts at random instead of doing what seems best; otherwise it would see less that is new, and often get stuck. The log shows it as eps.',
  epsilonDo: 'Choose pace ×1 and watch in real time.',
  epsilonNow: 'ε = {{epsilon}}%: about one push in {{every, number}} is random.',

  networkTitle: 'Q-network',
  networkText:
    'For each action the network says how much reward it still expects: Q(s, left) and Q(s, right). Acting means taking the larger one.',
  networkDo: 'Open “Inside the agent”.',
  networkLook:
    'The map shows which way it would push everywhere; the dot is the pole. It changes while the network learns.',
  networkNow: 'Now: left {{left}}, right {{right}}.',

  targetTitle: 'TD target and loss',
  targetText:
    'How does it learn? Q(s, a) is compared with a better-informed guess, the target y: the reward received plus what is expected from the next state. The loss pulls Q towards y. These are the numbers of one transition of your run:',
  targetWaiting:
    'There is no update yet: learning begins when the replay buffer holds more than {{learningStarts, number}} transitions.',
  targetOver:
    'This run is over and its replay buffer gone. Press Train again: the numbers of your run appear here then.',
  meaningReward: 'rewards received',
  meaningDiscount: 'weight of later value',
  meaningNextValue: 'value of the next state, by the target network',
  meaningTarget: 'target',
  meaningQTaken: 'what the network believed',
  meaningTdError: 'TD error: how far off',
  meaningWeight: 'weight of a transition drawn by priority',
  meaningLoss: 'loss',

  frozenTitle: 'Target network',
  frozenText:
    'If the network made its own targets, they would move with every update, and it would chase its tail. A second network, which follows slowly, makes them instead.',
  frozenNow: 'In this run it {{how}}.',
  polyak: 'moves {{percent}}% of the way at each update',
  episodes: 'is copied every {{period, number}} episodes',
  updates: 'is copied every {{period, number}} updates',

  scoreTitle: 'The score curve',
  scoreText:
    'Each point is the mean of 20 episodes, in steps; 500 is the most there is. Flat at first, then it climbs, often with setbacks. Pace is now max, so you need not wait.',
  scoreNow: 'The last {{count, number}} episodes lasted {{mean}} steps on average.',
  scoreNone: 'No episode yet: press Train when the tour is over.',

  compareTitle: 'Before and after',
  compareText:
    'The same start, the same physics, the same four numbers: only the weights differ. During training, After shows whole training episodes; when the run ends, the best agent plays there.',

  compareNow: 'Now: before, step {{before}}; after, step {{after}}.',

  nextTitle: 'What to try next',
  nextText: 'Predict first, then run it:',
  nextSeed: 'Another seed, or the preset “The blog, 2021”: how much is luck?',
  nextKnob: 'One change: no target network, or rewards not divided. What breaks first?',
  nextSlow: 'One update in slow motion, under “The parts of DQN”.',
  nextHands: 'Grab the pole, or try to balance it yourself.',
  nextEnd: 'The tour is in the header, whenever you want it.',
});
