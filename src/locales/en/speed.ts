import { topic } from '../topic.ts';

export const speed = topic('speed', {
  lead: 'Times each learner in turn on this device, for a few seconds: a gradient update with your settings (transitions: {{transitions, number}}, units in each hidden layer: {{units, number}}), and one greedy action.',
  otherSettings: 'You have changed settings since: measure again for figures that hold for them.',
  measure: 'Measure',
  measureAgain: 'Measure again',
  cancel: 'Cancel',
  measuring: 'Measuring …',
  progress: 'Progress of the measurement',
  training: 'A run is training at the moment, so the figures will come out too high. Pause it first.',
  disturbed: 'A run was training meanwhile: these figures are too high.',
  failed: 'The measurement failed.',
  faster:
    'With these settings {{faster}} was faster on this device: {{fasterMs}} ms an update, {{inUse}} {{inUseMs}} ms.',
  useFaster: 'Use {{name}}',

  updates: 'One update',
  actions: 'One greedy action',
  updateMs: '{{value}} ms',
  actionUs: '{{value}} µs',
  actionsNote:
    'Actions are always chosen on the processor: with WebGL, too, the SIMD policy acts, so the two differ by chance alone.',
  pytorchActionNote: 'PyTorch’s figure includes the step of the environment.',
  'name-webgl': 'WebGL shaders',
  'name-simd': 'WebAssembly SIMD',
  'name-reference': 'Plain TypeScript',
  'name-tfjs': 'Textbook TensorFlow.js',
  pytorch: 'PyTorch',
  pytorchDevice: 'measured on another machine',
  fastest: 'fastest',
  yourProcessor: 'this device’s processor',
  threads_one: '{{count}} processor thread',
  threads_other: '{{count}} processor threads',
  device: 'This device: {{threads}}, no WebGL 2.',
  deviceWithGpu: 'This device: {{threads}}; WebGL on {{gpu}}.',
  missing: 'Does not run here: {{names}}.',
  pytorchNote:
    'PyTorch: the blog’s program on one thread of a server processor, median of {{runs, number}} runs. It was not measured on this device, so take it as a rough guide.',

  winner: '{{name}} is the fastest here: {{times}} times as fast as the next.',
  winnerAlone: '{{name}} is the only learner that runs here.',
  use: 'Use {{name}}',
  inUse: '{{name}} is in use.',
  announced: 'Measured. {{name}} is the fastest: {{value}} ms an update.',
});
