import { activationOf, layerWidths, outputsOf } from '../core/feed-forward.ts';
import { mean, standardDeviation } from '../core/statistics.ts';
import { encodePyTorch } from './pytorch-write.ts';
import { encodeWeights, type SavedWeights } from './weights-file.ts';
import { encodeZip } from './zip.ts';

export interface HubModel {
  readonly weights: SavedWeights;
  /** Returns of the greedy test's episodes. */
  readonly returns: ArrayLike<number> & Iterable<number>;
  /** The agent at play, where somebody has recorded it. */
  readonly film: { readonly extension: string; readonly bytes: Uint8Array } | null;
}

/**
 * A repository for the Hugging Face Hub as a zip, to be uploaded as it is: a model card with the metadata that the
 * leaderboards read (https://huggingface.co/docs/hub/model-cards), the weights twice, settings, results and the film.
 */
export async function encodeHubRepository(model: HubModel): Promise<Uint8Array<ArrayBuffer>> {
  const { weights, film } = model;
  const results = resultsOf(model);
  const json = (value: object) => new TextEncoder().encode(`${JSON.stringify(value, undefined, 2)}\n`);
  return encodeZip({
    'README.md': new TextEncoder().encode(modelCard(model)),
    'model.safetensors': await encodeWeights('safetensors', weights),
    'model.pth': encodePyTorch(weights),
    'config.json': json({
      env_id: 'CartPole-v1',
      layers: layerWidths(weights.shape),
      activations: weights.shape.hidden.map((_, layer) => activationOf(weights.shape, layer).name),
      outputs: outputsOf(weights.shape),
      ...weights.metadata,
    }),
    'results.json': json(results),
    ...(film === null ? {} : { [`replay.${film.extension}`]: film.bytes }),
  });
}

function resultsOf({ returns }: HubModel) {
  const all = [...returns];
  return {
    env_id: 'CartPole-v1',
    mean_reward: mean(all),
    std_reward: all.length > 1 ? standardDeviation(all) : 0,
    n_eval_episodes: all.length,
    is_deterministic: true,
  };
}

function modelCard(model: HubModel): string {
  const { weights, film } = model;
  const { mean_reward, std_reward, n_eval_episodes } = resultsOf(model);
  const reward = `${mean_reward.toFixed(2)} +/- ${std_reward.toFixed(2)}`;
  const isQNetwork = outputsOf(weights.shape) === 'q-values';
  const name = isQNetwork ? 'DQN' : 'Policy';
  const activation = weights.shape.hidden.map((_, layer) => activationOf(weights.shape, layer).name);
  const settings = Object.entries(weights.metadata).map(
    ([key, value]) => `| ${cell(key)} | ${cell(value)} |`,
  );
  return `---
library_name: pytorch
tags:
- CartPole-v1
- ${isQNetwork ? 'dqn' : 'policy'}
- deep-reinforcement-learning
- reinforcement-learning
model-index:
- name: ${name}
  results:
  - task:
      type: reinforcement-learning
      name: reinforcement-learning
    dataset:
      name: CartPole-v1
      type: CartPole-v1
    metrics:
    - type: mean_reward
      value: ${reward}
      name: mean_reward
      verified: false
---

# ${name} agent playing CartPole-v1

A fully connected network ${layerWidths(weights.shape).join(' → ')} (${[...new Set(activation)].join(', ') || 'linear'}). Mean reward over ${n_eval_episodes}
greedy episodes: **${reward}**.
${film === null ? '' : `\nThe agent at play: \`replay.${film.extension}\`.\n`}
\`\`\`python
import torch

weights = torch.load("model.pth", weights_only=True)  # fc1.weight [out, in], fc1.bias, fc2.weight, …
\`\`\`

| setting | value |
|---|---|
${settings.join('\n')}
`;
}

/** Text of a file's metadata may be a stranger's: a table's cell holds neither a bar nor a line break. */
function cell(text: string): string {
  return text.replace(/[|\r\n<>]/g, ' ').slice(0, 200);
}
