import { topic } from '../topic.ts';

/** The panel “The parts of DQN”: one update in slow motion, and what DQN is made of. */
export const learn = topic('learn', {
  slowMotion: 'One update in slow motion',
  slowMotionHelp:
    'The next update of this run, made on a copy and taken apart: which transitions were drawn, what the network is asked to change, and by how much it did.',
  take: 'Take the next update apart',
  taking: 'Waiting for the end of the episode …',
  emptyTitle: 'There is nothing to learn from yet',
  empty:
    'An update needs a minibatch of transitions. Play a few episodes first: the replay buffer fills with them.',
  overEmpty:
    'This run has ended, and its replay buffer with it. Train again with this tab open to take updates apart.',
  emptyButton: 'Train',
  notLearning:
    'Learning has not begun: it does once the replay buffer holds more than {{learningStarts, number}} transitions. So far it holds {{size, number}}.',
  over: 'This run has ended, and its replay buffer with it. Train again to take more updates apart.',
  atMoment:
    'At episode {{episode, number}}: the network of that moment is off by {{past}} on average on the same minibatch, by its own targets; here it is {{now}}.',
  batchTitle: 'The minibatch',
  batchHelp: '{{size, number}} transitions drawn at random, the greatest |δ| first.',
  batchHelpPrioritised: '{{size, number}} transitions drawn by priority, the greatest |δ| first.',
  columnAction: 'Action',
  columnAngle: 'Angle',
  columnError: 'TD error δ',
  ended: 'ended',
  left: 'left',
  right: 'right',
  transitionLabel: 'Transition {{rank}}: {{action}}, angle {{angle}}, TD error {{tdError}}',
  updateNumber: 'Update {{update, number}}',

  steps: 'Steps of the update',
  step: 'Step {{step}} of {{steps}}',
  previous: 'Back',
  next: 'Next',

  transitionTitle: 'A transition from the replay buffer',
  transitionText_one:
    'The agent was in s, pushed {{action}}, and was in s′ {{count}} step later. It got r for that.',
  transitionText_other:
    'The agent was in s, pushed {{action}}, and was in s′ {{count}} steps later. It got r for that.',
  transitionEnded:
    'The agent was in s and pushed {{action}}; then the episode ended in s′. It got r for that.',
  'pays-step': 'Every step pays 1',
  'pays-fall': 'Steps pay 0 and the fall −1',
  'pays-shaped': 'A step pays 1 upright in the middle, less towards the limits',
  rewardOne: '{{pays}}, divided by {{divisor, number}}: r = {{reward}}.',
  rewardMany:
    '{{pays}}, divided by {{divisor, number}}; {{n}} rewards, each later one weighted by γ = {{gamma}}, make r = {{reward}}.',
  quantity: 'Quantity',
  cartPosition: 'Cart position',
  cartVelocity: 'Cart velocity',
  poleAngle: 'Pole angle',
  poleAngularVelocity: 'Angular velocity',
  pictureLabel: 'The cart and pole before (dashed) and after: angle {{from}} to {{to}}, pushed {{action}}.',

  beliefTitle: 'What the network believed',
  beliefText:
    'For s the online network answers with two numbers. The one for the action that was taken is put to the test.',
  beliefOther:
    'The other action has no target: nobody knows what it would have led to. Its value moves only through the layers that both share.',

  nextTitle: 'What comes after, says the target network',
  nextText:
    'A second network that lags behind, the target network, values s′. The best action counts, as if the agent acted greedily from there.',
  nextTextDouble:
    'Double DQN: the online network picks the action a* in s′ ({{action}}), the target network says what it is worth.',
  nextEnded: 'The episode ended here, so nothing follows: its value counts as 0, whatever the network says.',

  targetTitle: 'The target',
  targetText:
    'What Q(s, a) should have been: the rewards really received, and from there on what the target network expects, weighted by γ for each step.',
  targetEnded:
    'What Q(s, a) should have been. Nothing follows, so it is the reward alone: the only targets with no guess in them.',

  errorTitle: 'The TD error and its loss',
  errorText: 'How far off it was. A positive δ says: better than thought.',
  lossHuber:
    'Huber loss: squared near zero and linear beyond an error of 1, so that no single one pulls harder than 1.',
  lossSquared: 'Squared loss: the further off, the harder it pulls, without limit.',
  lossSlope: 'Slope at δ: {{slope}}. That is how hard this transition pulls on the weights.',
  lossWeight:
    'Drawn by priority, this transition weighs w = {{weight}}: what is drawn more often is not to count for more.',
  lossPlot: 'The loss over the TD error; the point is this transition.',

  changeTitle: 'What the update changed',
  changeText:
    'One step of Adam with learning rate {{learningRate}}, down the mean slope of all {{size, number}} transitions. They share one network, so they pull against each other.',
  changeThis: 'This transition: Q(s, a)',
  changeErrorThis: 'its |y − Q(s, a)|',
  changeMean: 'Mean |y − Q(s, a)| of the minibatch',
  changeBetter: '{{percent}}% smaller',
  changeWorse: '{{percent}}% larger',
  changeNote: 'Small steps, thousands of times: the targets move along as the network does.',
  wasNow: '{{before}} → {{after}}',

  known: 'Known so far',
  plainTarget: 'y = {{target}} = r {{reward}} + γⁿ {{discount}} × {{nextValue}}',
  plainTargetEnded: 'y = r = {{target}}',
  plainError: 'δ = y − Q(s, a) = {{target}} − {{qTaken}} = {{tdError}}',
  plainLoss: 'L(δ) = {{loss}} at δ = {{tdError}}',

  partsTitle: 'What DQN is made of',
  partsHelp: 'Each with what it is in this run.',
  stateTerm: 'State and action',
  stateText:
    'Four numbers are all the agent sees: the cart’s position and velocity, the pole’s angle and angular velocity. Two actions are all it can do: {{force}} N to the left or to the right, for {{seconds}} s.',
  returnTerm: 'Reward and return',
  returnText:
    '{{pays}}. What counts is the return: all rewards from now on, each later one worth γ times the one before.',
  returnNow: 'γ = {{gamma}}, rewards divided by {{divisor, number}}',
  qTerm: 'Q-network',
  qText:
    'Two hidden layers of ReLUs that turn a state into Q(s, left) and Q(s, right): the return to expect after each action. Acting well is then only a matter of taking the larger.',
  qNow: '4 → {{first}} → {{second}} → 2, {{parameters, number}} weights',
  epsilonTerm: 'ε-greedy',
  epsilonText:
    'An agent that only does what seems best easily gets stuck with what it knows: with ε = 0 only 70 of 100 seeds were solved here. With probability ε it acts at random.',
  epsilonNow: 'ε = {{epsilon}}%',
  replayTerm: 'Replay buffer',
  replayText:
    'Successive steps resemble each other too much to learn from in order. They are stored, and minibatches are drawn from the whole buffer.',
  replayNow: '{{size, number}} of {{capacity, number}} transitions',
  targetTerm: 'Target network',
  targetDefinition:
    'A network that made its own targets would chase them without end. A second network, which follows slowly or now and then, stands still enough to aim at.',
  targetNowPolyak: 'moves {{percent}}% of the way at each update',
  targetNowEpisodes: 'copied every {{period, number}} episodes',
  targetNowUpdates: 'copied every {{period, number}} updates',
  lossTerm: 'Target and loss',
  lossDefinition:
    'The target y adds what was received to what is expected to follow. The loss says how bad the distance to y is; its slope, carried back through the network, says which weights to change.',
  lossNowHuber: 'Huber loss, {{n}}-step targets',
  lossNowSquared: 'squared loss, {{n}}-step targets',
  endTerm: 'Terminated or truncated',
  endText:
    'After a fall nothing follows, and the value there is 0. Truncation at 500 steps is no failure: the pole still stands, and its value still counts.',
  endNowBootstraps: 'truncation is no failure',
  endNowFails: 'truncation counts as a failure, as in the blog',

  honestTitle: 'To be honest',
  honestDouble:
    'The blog post speaks of Double DQN, but its program computes the plain DQN target: the maximum of the target network, with nothing of the online network in it. “The blog” does the same here; Double DQN is a setting to switch on.',
  honestScale:
    'What textbooks stress is not always what mattered. Measured here, each over 100 seeds: with rewards not divided by 100, 55 seeds are solved with Huber loss, and all with squared loss. Errors beyond 1 are to blame, where Huber pulls no harder; divided by 100 errors stay below 1, and the two losses are one. Double DQN and bootstrapping at truncation did not change how many seeds were solved.',
  honestLimits:
    'That is CartPole: small, fast, nearly linear around balance. On other tasks the same parts can decide everything.',
});
