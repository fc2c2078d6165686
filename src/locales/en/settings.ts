import { topic } from '../topic.ts';

export const settings = topic('settings', {
  intro:
    'Every setting of a run. The slider offers sensible values; any other in range can be typed beside it.',
  preset: 'Preset',
  changed_one: '{{count}} setting changed from the preset',
  changed_other: '{{count}} settings changed from the preset',
  unchanged: 'Same as preset',
  onlyChanged: 'Changed only',
  resetAll: 'Reset all',
  reset: 'Reset “{{knob}}” to {{value}}',
  resetDone: 'All settings reset to the preset.',
  essentials: 'Essentials',
  allSettings: 'All settings',
  groups: 'Groups of settings',
  nothingChanged: 'Nothing is changed. Show all settings to change one.',

  live: 'live',
  liveHint: 'Takes effect in the middle of a run, from the next episode on.',
  waits: 'next run',
  waitsHint: 'The run under way keeps {{value}}.',
  restartNote_one: '{{count}} changed setting takes effect with a new run.',
  restartNote_other: '{{count}} changed settings take effect with a new run.',
  restart: 'Restart with these settings',
  problems_one: 'Train is off: {{count}} setting cannot be used.',
  problems_other: 'Train is off: {{count}} settings cannot be used.',
  showProblem: 'Show “{{knob}}”',

  slider: '{{knob}}: sensible values',
  exact: '{{knob}}: exact value',
  presetValue: 'Preset {{value}}',
  blogValue: 'Blog {{value}}',
  bothValue: 'Preset and blog {{value}}',
  use: 'Set “{{knob}}” to {{value}}',
  on: 'on',
  off: 'off',
  none: 'none',

  empty: 'A number is missing. Type one from {{min}} to {{max}}.',
  'not-a-number': '“{{value}}” is not a number. Type one from {{min}} to {{max}}.',
  'not-an-integer': '{{value}} is not a whole number. Type one from {{min}} to {{max}}.',
  'out-of-range': '{{value}} is out of range. Choose from {{min}} to {{max}}.',
  'not-a-multiple': '{{value}} is not a multiple of {{multipleOf}}. {{lower}} or {{upper}} would be.',
  'not-a-choice': '“{{value}}” is not one of the choices: {{choices}}.',
  'not-a-switch': '“{{value}}” is neither on nor off.',
  'batch-exceeds-start':
    'A minibatch of {{batchSize}} needs as many transitions, but learning starts with {{first}}. Lower the batch size, or let learning start at {{needed}} or later.',
  'batch-exceeds-buffer':
    'A minibatch of {{batchSize}} does not fit into a replay buffer of {{bufferCapacity}}. Lower the batch size or enlarge the buffer.',
  'start-exceeds-buffer':
    'Learning starts once the buffer holds more than {{learningStarts}} transitions, but it never holds more than {{bufferCapacity}}: nothing would be learned. Start earlier or enlarge the buffer.',
});
