import { topic } from '../topic.ts';

/** The panel “Inside the agent”. */
export const inside = topic('inside', {
  subject: 'Agent to inspect',
  live: 'In training',
  after: 'After',
  before: 'Before',
  'lead-live':
    'The episode that plays in After, as the network that learns sees it. The map shows the newest weights.',
  'lead-after': 'The agent that plays in After. It no longer learns, so its map changes only with the cart.',
  'lead-before': 'The untrained network that plays in Before: random weights, and opinions to match.',
  waiting: 'Waiting for the first whole episode …',

  scene: 'The cart and the pole, as in the scene above',
  cartPosition: 'position x',
  cartVelocity: 'velocity ẋ',
  poleAngle: 'angle θ',
  poleAngularVelocity: 'angular velocity θ̇',

  beliefs: 'What it expects of each action',
  beliefsHelp:
    'Q(s, a): the rewards still to come, each step’s weighted down by γ. The agent takes the larger, except when ε picks for it.',
  preferences: 'How much it prefers each action',
  preferencesHelp:
    'This agent is a policy: its two numbers are preferences (logits), not rewards to come. It takes the larger.',
  left: 'Left',
  right: 'Right',
  chosen: 'taken',
  byEpsilon: 'ε chose',
  difference: 'Difference',
  differenceHelp: 'right minus left, enlarged',

  timeline: 'Value along the episode',
  timelineHelp: 'max Q at each step: how much it still expects.',
  timelineHelpPreferences: 'The larger preference at each step.',
  timelineLabel: 'Value along the episode: step {{step}} of {{length}}, max Q {{value}}.',
  timelineEmpty: 'Value along the episode: nothing is playing.',
  exploredMark: 'ε chose',
  stepAxis: 'step',

  map: 'Policy map',
  mapHelp:
    'Which way it would push for every angle and angular velocity of the pole. On the dark line both actions are worth the same; past the dashed lines at ±{{limit}}° the pole has fallen. For states it has never visited, it is guessing.',
  angleAxis: 'pole angle θ (°)',
  angularVelocityAxis: 'angular velocity θ̇ (°/s)',
  mapLabel:
    'Policy map. At angle {{angle}} and angular velocity {{angularVelocity}} the network values left at {{left}} and right at {{right}}. It would push right on {{share}}% of the map.',
  mapEmpty: 'Policy map: not computed yet.',
  mapFailed: 'The map could not be computed, nor at a second attempt. Training is not affected.',
  probe: 'Probe the map: arrow keys lead away from the pole, with Shift in larger steps',
  probeLeft: 'At {{angle}} and {{angularVelocity}}: left is better by {{by}}.',
  probeRight: 'At {{angle}} and {{angularVelocity}}: right is better by {{by}}.',
  legendLeft: 'push left',
  legendRight: 'push right',
  legendName: 'Q(right) − Q(left)',
  legendPreferences: 'preference right − left',
  dot: 'the pole now',
  weightsOf: 'weights that played episode {{episode, number}}',
  slice: 'The cart on this map',
  follow: 'Follow the agent',
  slicePosition: 'cart position',
  sliceVelocity: 'cart velocity',
});
