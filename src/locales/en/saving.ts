import { topic } from '../topic.ts';

/** Saving an agent and its run: what each file is for. */
export const saving = topic('saving', {
  which: 'Which weights',
  'which-kept': 'Result (what was tested)',
  'which-best': 'Best so far',
  'which-last': 'Last',
  'which-initial': 'Before training',
  format: 'Format',
  'about-pytorch': 'a state_dict for torch.load(…, weights_only=True)',
  'about-safetensors': 'with settings and result, for safetensors.torch',
  'about-tfjs': 'for tf.loadLayersModel, in one zip',
  'about-onnx': 'for onnxruntime and others',
  'about-json': 'plain text, for everything else',
  'about-hub': 'a repository to upload: model card, weights, settings, the film recorded last',
  trajectories: 'Test episodes (.npz)',
  'about-trajectories': '100 greedy episodes step by step, for NumPy',
  'about-tensorboard': 'the run’s curves as an event file',
  'about-csv': 'the run’s history, a row an episode',
});
