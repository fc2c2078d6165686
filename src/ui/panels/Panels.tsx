import {
  Component,
  type ComponentType,
  lazy,
  type ReactNode,
  type RefObject,
  Suspense,
  useEffect,
  useRef,
  useState,
} from 'react';
import { currentLanguage, text, useLanguage, useStrings } from '../i18n/index.ts';
import { page } from '../i18n/page.ts';
import { isPanelShown } from '../share/view.ts';
import parts from '../styles/parts.module.css';
import styles from './Panels.module.css';
import { PANELS, type Panel } from './registry.ts';

const components = new Map<string, ComponentType>();

/** The panel's component; loading begins when it is first rendered. */
function componentOf({ id, load }: Panel): ComponentType {
  const known = components.get(id) ?? lazy(load);
  components.set(id, known);
  return known;
}

/** Tabs below the stage, after the ARIA pattern: arrow keys move between them, the address has the open one. */
export function Panels() {
  const t = useStrings(page);
  const language = useLanguage();
  const [open, setOpen] = useOpenPanel();
  const tabs = useRef<HTMLDivElement>(null);
  const section = useRef<HTMLElement>(null);
  const seen = useSeen(section);
  const panels = shownPanels();
  if (open === undefined) return null;
  const move = (from: number, by: number) => {
    const to = (from + by + panels.length) % panels.length;
    const panel = panels[to];
    if (panel === undefined) return;
    setOpen(panel);
    tabs.current?.querySelectorAll<HTMLElement>('[role="tab"]')[to]?.focus();
  };
  return (
    <section ref={section} className={styles['panels']} aria-label={t('panels')}>
      <div ref={tabs} role="tablist" aria-label={t('panels')} className={styles['tabs']} data-tour="panels">
        {panels.map((panel, index) => (
          <button
            key={panel.id}
            type="button"
            role="tab"
            id={`tab-${panel.id}`}
            aria-selected={panel === open}
            aria-controls={panel === open ? panel.id : undefined}
            tabIndex={panel === open ? 0 : -1}
            className={styles['tab']}
            onClick={() => setOpen(panel)}
            onKeyDown={({ key }) => {
              if (key === 'ArrowRight') move(index, 1);
              if (key === 'ArrowLeft') move(index, -1);
              if (key === 'Home') move(0, 0);
              if (key === 'End') move(panels.length - 1, 0);
            }}
          >
            {panel.title[language]}
          </button>
        ))}
      </div>
      <div
        key={open.id}
        id={open.id}
        role="tabpanel"
        aria-labelledby={`tab-${open.id}`}
        tabIndex={-1}
        className={`${parts['sheet']} ${styles['panel']}`}
      >
        <h2 className="visuallyHidden">{open.title[language]}</h2>
        <PanelBoundary panel={open}>
          <Suspense
            fallback={<p className={parts['note']}>{t('panelLoading', { title: open.title[language] })}</p>}
          >
            {seen && <Content panel={open} />}
          </Suspense>
        </PanelBoundary>
      </div>
    </section>
  );
}

function Content({ panel }: { readonly panel: Panel }) {
  const Loaded = componentOf(panel);
  return <Loaded />;
}

/** A link may hide some. */
const shownPanels = (): readonly Panel[] => PANELS.filter(({ id }) => isPanelShown(id));

/** Whether some of it has been on screen: what nobody has come to is not loaded. */
function useSeen(ref: RefObject<Element | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (ref.current === null) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting !== true) return;
        setSeen(true);
        observer.disconnect();
      },
      { rootMargin: '0px 0px -80px' }, // more than the tabs that peep out below the stage
    );
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [ref]);
  return seen;
}

/** The panel that the address names, and the way to open another. */
function useOpenPanel(): [Panel | undefined, (panel: Panel) => void] {
  const [open, setOpen] = useState(() => panelOfAddress() ?? shownPanels()[0]);
  useEffect(() => {
    const follow = () => {
      const panel = panelOfAddress();
      if (panel === undefined) return;
      setOpen(panel);
      requestAnimationFrame(() => document.getElementById(panel.id)?.scrollIntoView());
    };
    follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  const show = (panel: Panel) => {
    history.replaceState(history.state, '', `#${panel.id}`);
    setOpen(panel);
  };
  return [open, show];
}

function panelOfAddress(): Panel | undefined {
  return shownPanels().find(({ id }) => location.hash === `#${id}`);
}

interface BoundaryProps {
  readonly panel: Panel;
  readonly children: ReactNode;
}

/** A panel that fails takes nothing else with it. */
class PanelBoundary extends Component<BoundaryProps, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    const t = text(page);
    const { panel } = this.props;
    return (
      <div role="alert">
        <p>{t('panelFailed', { title: panel.title[currentLanguage()] })}</p>
        <button
          type="button"
          className={parts['button']}
          onClick={() => {
            components.delete(panel.id);
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
