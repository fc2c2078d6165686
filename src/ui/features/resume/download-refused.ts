import { weightsOfRefused } from '../../../files/checkpoint-weights.ts';
import { result } from '../../../locales/en/result.ts';
import { resume } from '../../../locales/en/resume.ts';
import type { RunId } from '../../../runs/run.ts';
import { text } from '../../kit/i18n/index.ts';
import { saveFile } from '../../kit/save-file.ts';
import { showToast } from '../../kit/toast.ts';
import { saveWeightsFile } from '../downloads/index.ts';
import { newestCheckpoint } from './offers.ts';

/** Hands the newest checkpoint of a run that cannot go on to the downloads: another version may read it. */
export async function downloadRefused(id: RunId): Promise<void> {
  const bytes = await newestCheckpoint(id);
  if (bytes === null) return showToast(text(resume)('elsewhere'), 'failed');
  const name = `cartpole-dqn-${id.slice(0, 6)}.checkpoint`;
  saveFile(new Blob([bytes], { type: 'application/octet-stream' }), name);
  await showToast(text(result)('downloaded', { name }));
}

/** The weights in it, where they are whole. */
export async function downloadWeightsOfRefused(id: RunId): Promise<void> {
  const bytes = await newestCheckpoint(id);
  const weights = bytes === null ? null : weightsOfRefused(bytes);
  if (weights === null) return showToast(text(resume)('noWeights'), 'failed');
  const name = await saveWeightsFile('safetensors', weights, `cartpole-dqn-${id.slice(0, 6)}`);
  await showToast(text(result)('downloaded', { name }));
}
