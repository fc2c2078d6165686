import { resume as strings } from '../../../locales/en/resume.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { fileErrorSentence } from '../open-file/index.ts';
import type { Offer } from './offers.ts';

/** Why a run cannot go on: what is wrong with its newest checkpoint. */
export default function Refusal({
  refusal: { code, details, message },
}: {
  readonly refusal: NonNullable<Offer['refusal']>;
}) {
  const t = useStrings(strings);
  if (code === 'checkpoint-newer') return <p role="alert">{t('newer')}</p>;
  return (
    <p role="alert">
      {t('damaged')} {code === null ? message : fileErrorSentence({ code, details })}
    </p>
  );
}
