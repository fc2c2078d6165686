import { page } from '../../locales/en/page.ts';
import { useStrings } from './i18n/index.ts';

/** The technical message behind a sentence of what went wrong, for whoever asks for it. */
export function Details({ message }: { readonly message: string }) {
  const t = useStrings(page);
  return (
    <details>
      <summary>{t('details')}</summary>
      <pre>{message}</pre>
    </details>
  );
}
