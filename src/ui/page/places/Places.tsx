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
import { panels } from '../../../locales/en/panels.ts';
import { useStrings, withTexts } from '../../kit/i18n/index.ts';
import { PartBoundary } from '../../kit/LazyPart.tsx';
import { Tabs, tabId } from '../../kit/Tabs.tsx';
import styles from './Places.module.css';
import {
  isWindow,
  openedStore,
  openView,
  openViewOfAddress,
  type Place,
  shownPlaces,
  type View,
} from './registry.ts';

/** The places to go, below the stage; the address has the open view. */
export function Places() {
  const t = useStrings(page);
  const titleOf = useStrings(panels);
  const section = useRef<HTMLElement>(null);
  const isSeen = useSeen(section);
  const places = shownPlaces();
  const view = useOpenView(places);
  const place = places.find(({ views }) => views.some(({ id }) => id === view?.id));
  if (place === undefined || view === undefined) return null;
  const openFirst = (id: Place['id']) => {
    const first = places.find((one) => one.id === id)?.views[0];
    if (first !== undefined) openView(first);
  };
  return (
    <section ref={section} className={styles['places']} aria-label={t('panels')} data-tour="panels">
      <Tabs
        look="places"
        label={t('panels')}
        tabs={places.map(({ id }) => ({ id, title: titleOf(id) }))}
        open={place.id}
        onOpen={openFirst}
      />
      <div
        id={place.id}
        role="tabpanel"
        aria-labelledby={tabId(place.id)}
        tabIndex={-1}
        className={`sheet ${styles['place']}`}
      >
        {place.views.length > 1 ? (
          <Tabs
            look="views"
            label={titleOf(place.id)}
            tabs={place.views.map(({ id }) => ({ id, title: titleOf(id) }))}
            open={view.id}
            onOpen={(id) => {
              const chosen = place.views.find((one) => one.id === id);
              if (chosen !== undefined) openView(chosen);
            }}
          />
        ) : null}
        <div
          key={view.id}
          id={view.id}
          {...(place.views.length > 1 && { role: 'tabpanel', 'aria-labelledby': tabId(view.id) })}
          tabIndex={-1}
          className={styles['view']}
        >
          <h2 className="visuallyHidden">{titleOf(view.id)}</h2>
          {isSeen && <ViewContent view={view} />}
        </div>
      </div>
    </section>
  );
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

/** The view that is open; one that the address names anew is scrolled to. */
function useOpenView(places: readonly Place[]): View | undefined {
  const open = useStore(openedStore, ({ view }) => view);
  useEffect(() => {
    const follow = () => {
      const view = openViewOfAddress();
      if (view === null || isWindow(view)) return;
      requestAnimationFrame(() => document.getElementById(view.id)?.scrollIntoView());
    };
    follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return open ?? places[0]?.views[0];
}

const components = new Map<string, LazyExoticComponent<ComponentType>>();

/** The view's component; loading begins when it is first rendered. */
function componentOf({ id, load }: View): LazyExoticComponent<ComponentType> {
  const known = components.get(id) ?? lazy(() => withTexts(load));
  components.set(id, known);
  return known;
}

/** What a view shows, once it has arrived. */
export function ViewContent({ view }: { readonly view: View }) {
  const t = useStrings(page);
  const title = useStrings(panels)(view.id);
  return (
    <PartBoundary name={title} onRetry={() => components.delete(view.id)}>
      <Suspense fallback={<p className={`note ${styles['loading']}`}>{t('panelLoading', { title })}</p>}>
        <Content view={view} />
      </Suspense>
    </PartBoundary>
  );
}

function Content({ view }: { readonly view: View }) {
  const Loaded = componentOf(view);
  return <Loaded />;
}
