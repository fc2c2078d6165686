import { record } from '../../../../locales/en/record.ts';
import { useStrings } from '../../../kit/i18n/index.ts';
import type { Problem } from '../recorder.ts';
import { formatNames } from './format-names.ts';

/** Why there is no recording, and what to do. */
export function ProblemNote({ problem }: { readonly problem: Problem }) {
  const t = useStrings(record);
  switch (problem.kind) {
    case 'cancelled':
      return (
        <p role="status" className="note">
          {t('cancelled')}
        </p>
      );
    case 'nothing':
      return (
        <p role="alert" className="error">
          {t('nothing')}
        </p>
      );
    case 'failed':
      return <Failure {...problem} />;
  }
}

function Failure({ reason, format, message }: Extract<Problem, { kind: 'failed' }>) {
  const t = useStrings(record);
  const sentence = () => {
    switch (reason) {
      case 'unsupported':
        return format === 'gif' ? t('noPicture') : t('unsupported', { format: formatNames[format] });
      case 'empty':
        return t('noPictures');
      case 'encoder':
      case 'memory':
      case 'missing':
      case 'unknown':
        return t(reason);
    }
  };
  return (
    <div role="alert" className="note">
      <p className="error">{sentence()}</p>
      {message !== '' && (
        <details>
          <summary>{t('details')}</summary>
          <pre>{message}</pre>
        </details>
      )}
    </div>
  );
}
