import { type ComponentType, type LazyExoticComponent, lazy, Suspense } from 'react';
import { page } from '../../../locales/en/page.ts';
import { panels } from '../../../locales/en/panels.ts';
import { useStrings, withTexts } from '../../kit/i18n/index.ts';
import { PartBoundary } from '../../kit/LazyPart.tsx';
import styles from './Places.module.css';
import type { View } from './registry.ts';

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
