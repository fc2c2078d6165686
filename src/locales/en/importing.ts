import { topic } from '../topic.ts';

/** Opening a file: weights in any format, or a checkpoint. */
export const importing = topic('importing', {
  open: 'Open a file',
  openHint:
    'An agent from PyTorch, Stable-Baselines3, Keras, ONNX, TensorFlow.js, NumPy, safetensors or JSON, or a checkpoint; or drop it on the page',
  drop: 'Drop the file to open it',
  dropHint:
    'An agent from PyTorch, Stable-Baselines3, Keras, ONNX, TensorFlow.js, NumPy, safetensors or JSON, a folder of it, or a checkpoint. It stays on this computer.',
});
