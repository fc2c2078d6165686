import { resume as strings } from '../../../locales/en/resume.ts';
import type { RunId } from '../../../runs/run.ts';
import { Button } from '../../kit/Button.tsx';
import { useStrings } from '../../kit/i18n/index.ts';
import { fileErrorSentence } from '../open-file/index.ts';
import { downloadRefused, downloadWeightsOfRefused } from './download-refused.ts';
import type { Refusal as Refused } from './offers.ts';

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
