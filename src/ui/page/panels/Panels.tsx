import {
  type ComponentType,
  type LazyExoticComponent,
  lazy,
  type RefObject,
  Suspense,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useStore } from 'zustand';
import { page } from '../../../locales/en/page.ts';
import { panels as strings } from '../../../locales/en/panels.ts';
import { useLanguage, useStrings, withTexts } from '../../kit/i18n/index.ts';
import { PartBoundary } from '../../kit/PartBoundary.tsx';
import parts from '../../kit/styles/parts.module.css';
import { openPanel, openPanelOfAddress, openPanelStore, shownPanels } from './open-panel.ts';
import styles from './Panels.module.css';
import type { Panel } from './registry.ts';

const components = new Map<string, LazyExoticComponent<ComponentType>>();

/** The panel's component; loading begins when it is first rendered. */
function componentOf({ id, load }: Panel): LazyExoticComponent<ComponentType> {
  const known = components.get(id) ?? lazy(() => withTexts(load));
  components.set(id, known);
  return known;
}

/** Tabs below the stage, after the ARIA pattern: arrow keys move between them, the address has the open one. */
export function Panels() {
  const t = useStrings(page);
  const title = useStrings(strings);
  const language = useLanguage();
  const open = useOpenPanel();
  const tabs = useRef<HTMLDivElement>(null);
  const section = useRef<HTMLElement>(null);
  const seen = useSeen(section);
  const panels = shownPanels();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab is open, or the same with a longer title.
  useEffect(() => showOpenTab(tabs.current), [open, language]);
  if (open === undefined) return null;
  const move = (from: number, by: number) => {
    const to = (from + by + panels.length) % panels.length;
    const panel = panels[to];
    if (panel === undefined) return;
    openPanel(panel);
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
            onClick={() => openPanel(panel)}
            onKeyDown={({ key }) => {
              if (key === 'ArrowRight') move(index, 1);
              if (key === 'ArrowLeft') move(index, -1);
              if (key === 'Home') move(0, 0);
              if (key === 'End') move(panels.length - 1, 0);
            }}
          >
            {title(panel.id)}
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
        <h2 className="visuallyHidden">{title(open.id)}</h2>
        <PartBoundary name={title(open.id)} onRetry={() => components.delete(open.id)}>
          <Suspense
            fallback={<p className={parts['note']}>{t('panelLoading', { title: title(open.id) })}</p>}
          >
            {seen && <Content panel={open} />}
          </Suspense>
        </PartBoundary>
      </div>
    </section>
  );
}

/** On a phone only a few tabs are seen: the open one is to be among them. */
function showOpenTab(tabs: HTMLElement | null): void {
  const tab = tabs?.querySelector('[aria-selected="true"]');
  if (!tabs || !tab) return;
  const [frame, inside] = [tabs.getBoundingClientRect(), tab.getBoundingClientRect()];
  if (inside.left >= frame.left && inside.right <= frame.right) return;
  tabs.scrollLeft += (inside.left + inside.right - frame.left - frame.right) / 2;
}

function Content({ panel }: { readonly panel: Panel }) {
  const Loaded = componentOf(panel);
  return <Loaded />;
}

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

/** The panel that is open; one that the address names anew is scrolled to. */
function useOpenPanel(): Panel | undefined {
  const open = useStore(openPanelStore, ({ panel }) => panel);
  useEffect(() => {
    const follow = () => {
      const panel = openPanelOfAddress();
      if (panel !== null) requestAnimationFrame(() => document.getElementById(panel.id)?.scrollIntoView());
    };
    follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return open ?? shownPanels()[0];
}
