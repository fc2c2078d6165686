import { fileErrorSentence } from '../../i18n/fileErrors.ts';
import { useLanguage, useStrings } from '../../i18n/index.ts';
import { resume as strings } from '../../i18n/resume.ts';
import type { Offer } from './offers.ts';

/** Why a run cannot go on: what is wrong with its newest checkpoint. */
export default function Refusal({
  refusal: { code, details, message },
}: {
  readonly refusal: NonNullable<Offer['refusal']>;
}) {
  const t = useStrings(strings);
  const language = useLanguage();
  if (code === 'checkpoint-newer') return <p role="alert">{t('newer')}</p>;
  return (
    <p role="alert">
      {t('damaged')} {code === null ? message : fileErrorSentence(language, { code, details })}
    </p>
  );
}
