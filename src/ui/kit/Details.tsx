import { page } from '../../locales/en/page.ts';
import { useStrings } from './i18n/index.ts';

/** A technical message, folded away below the sentence that says what is wrong. */
export function Details({ message, className }: { readonly message: string; readonly className?: string }) {
  const t = useStrings(page);
  return (
    <details className={className}>
      <summary>{t('details')}</summary>
      <pre>{message}</pre>
    </details>
  );
}
