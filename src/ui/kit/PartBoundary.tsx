import { Component, type ReactNode } from 'react';
import { page } from '../../locales/en/page.ts';
import { text } from './i18n/index.ts';
import parts from './styles/parts.module.css';

interface Props {
  /** What the part is called, in the language of the page. */
  readonly name: string;
  /** Called before the part is rendered once more. */
  readonly onRetry: () => void;
  readonly children: ReactNode;
}

/** Around a part that may fail, on its way or later: it takes nothing else with it, least of all a run. */
export class PartBoundary extends Component<Props, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    const t = text(page);
    return (
      <div role="alert">
        <p>{t('partFailed', { name: this.props.name })}</p>
        <button
          type="button"
          className={parts['button']}
          onClick={() => {
            this.props.onRetry();
            this.setState({ error: null });
          }}
        >
          {t('retry')}
        </button>
        <details>
          <summary>{t('details')}</summary>
          <pre>{error.message}</pre>
        </details>
      </div>
    );
  }
}
