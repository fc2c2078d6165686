import { topic } from '../topic.ts';

/** Opening a file: weights in any format, or a checkpoint. */
export const importing = topic('importing', {
  open: 'Open a file',
  openHint: 'Weights (safetensors, ONNX, TensorFlow.js, JSON) or a checkpoint; or drop it on the page',
  drop: 'Drop the file to open it',
  dropHint: 'Weights (safetensors, ONNX, TensorFlow.js, JSON) or a checkpoint. It stays on this computer.',
  region: 'The opened file',
  reading: 'Reading “{{name}}” …',
  imported: '“{{name}}” plays in After: imported from {{format}}, network 4 → {{first}} → {{second}} → 2.',
  label: 'Imported: {{name}}',
  testing: 'Testing it on 100 episodes …',
  tested:
    'Greedy test of {{episodes}} episodes: mean {{mean}}, lowest {{min}}, {{full}} of {{episodes}} reached 500 steps.',
  compare: 'Add to comparison',
  compareHint: 'Puts it, with its test, into the list under “Compare runs”',
  seeCompared: 'See it in “Compare runs”',
  trainFurther: 'Train it further',
  trainFurtherHint: 'Starts a run with the chosen settings from these weights',
  restored: 'The run in “{{name}}” stands paused at episode {{episodes, number}}. Press Resume to go on.',
  refused: '“{{name}}” cannot be opened. What was there before is unchanged.',
  unreadable: 'The browser could not read it. A folder, or a file that has been moved, cannot be opened.',
  details: 'Details',
  close: 'Close',
});
