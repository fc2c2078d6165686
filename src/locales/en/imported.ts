import { topic } from '../topic.ts';

/** What has come of a file that was opened: what it is, how it plays, what can be done with it. */
export const imported = topic('imported', {
  region: 'The opened file',
  reading: 'Reading “{{name}}” …',
  imported:
    '“{{name}}” plays as the chosen agent: imported from {{format}}, network {{layers}}, {{activation}}.',
  'head-policy': 'It is a policy, not a Q-network: its two numbers are preferences, and the larger one wins.',
  'head-dueling': 'Its dueling heads are put together to Q-values.',
  'head-quantiles': 'Each Q-value is the mean of its quantiles.',
  'head-threshold': 'It gives one number: above the threshold in the file it pushes right.',
  layers: 'Layers in the file: {{layers}}.',
  assumed: 'The file does not say what follows its hidden layers; {{activation}} is assumed.',
  tryOthers: 'Try other activations',
  trying: 'Playing 100 episodes with each activation …',
  triedBest: '{{best}} plays best, with a mean of {{mean}}, and plays now.',
  save: 'Save “{{name}}” as …',
  saveShort: 'Save as …',
  label: 'Imported: {{name}}',
  testing: 'Testing it on 100 episodes …',
  tested:
    'Greedy test of {{episodes}} episodes: mean {{mean}}, lowest {{min}}, {{full}} of {{episodes}} reached 500 steps.',
  compare: 'Add to comparison',
  compareHint: 'Puts it, with its test, into the list under “Runs”',
  seeCompared: 'See it in “Runs”',
  trainFurther: 'Train it further',
  trainFurtherHint: 'Starts a run with the chosen settings from these weights',
  goesOn:
    'It goes on as after training: ε stays at {{percent}}%, and if training makes it worse, the better weights are kept.',
  exploreAnew: 'Explore from the start',
  exploresAnew: 'ε begins at {{percent}}%, as the settings say: at first the agent will fall more often.',
  oneLayer: 'A second hidden layer that passes everything on is added, as learners train two.',
  preferencesFurther:
    'Its preferences are taken for Q-values, so expect it to get worse before it gets better.',
  notTrainable:
    'It cannot be trained further here: learners train networks with one or two hidden ReLU layers.',
  restoredFinished: 'The run in “{{name}}” had ended: its timeline, score and verdict are on the stage.',
  settingsTaken: 'The settings of “{{name}}” are chosen.',
  restored: 'The run in “{{name}}” is paused at episode {{episodes, number}}. Press Resume to go on.',
  refused: '“{{name}}” cannot be opened. What was there before is unchanged.',
  unreadable: 'The browser could not read it. A folder, or a file that has been moved, cannot be opened.',
  close: 'Close',
});
