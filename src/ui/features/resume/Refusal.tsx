import { weightsOfRefused } from '../../../files/checkpoint-weights.ts';
import { result } from '../../../locales/en/result.ts';
import { resume as strings } from '../../../locales/en/resume.ts';
import type { RunId } from '../../../runs/run.ts';
import { Button } from '../../kit/Button.tsx';
import { saveFile } from '../../kit/files.ts';
import { text, useStrings } from '../../kit/i18n/index.ts';
import { showToast } from '../../kit/toast.ts';
import { saveWeightsFile } from '../downloads/index.ts';
import { fileErrorSentence } from '../open-file/index.ts';
import { newestCheckpoint, type Refusal as Refused } from './offers.ts';

interface Props {
  readonly id: RunId;
  /** What is wrong with its newest checkpoint. */
  readonly refusal: Refused;
}

/** Why a run cannot go on, and what can be kept of it all the same. */
export default function Refusal({ id, refusal: { code, details, message } }: Props) {
  const t = useStrings(strings);
  const why = code === null ? message : fileErrorSentence({ code, details });
  return (
    <>
      <p role="alert">{code === 'checkpoint-newer' ? t('newer') : `${t('damaged')} ${why}`}</p>
      <Button onClick={() => void downloadRefused(id)}>{t('download')}</Button>
      <Button onClick={() => void downloadWeightsOfRefused(id)}>{t('downloadWeights')}</Button>
    </>
  );
}

/** Hands the newest checkpoint of a run that cannot go on to the downloads: another version may read it. */
async function downloadRefused(id: RunId): Promise<void> {
  const bytes = await newestCheckpoint(id);
  if (bytes === null) return showToast(text(strings)('elsewhere'), 'failed');
  const name = `cartpole-dqn-${id.slice(0, 6)}.checkpoint`;
  saveFile(new Blob([bytes], { type: 'application/octet-stream' }), name);
  await showToast(text(result)('downloaded', { name }));
}

/** The weights in it, where they are whole. */
async function downloadWeightsOfRefused(id: RunId): Promise<void> {
  const bytes = await newestCheckpoint(id);
  const weights = bytes === null ? null : weightsOfRefused(bytes);
  if (weights === null) return showToast(text(strings)('noWeights'), 'failed');
  const name = await saveWeightsFile('safetensors', weights, `cartpole-dqn-${id.slice(0, 6)}`);
  await showToast(text(result)('downloaded', { name }));
}
