import {
  lazy,
  type ReactElement,
  type ReactNode,
  type RefObject,
  Suspense,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { ErrorBoundary, type FallbackProps } from 'react-error-boundary';
import { page } from '../../locales/en/page.ts';
import { Button } from './Button.tsx';
import { Details } from './Details.tsx';
import { useStrings, withTexts } from './i18n/index.ts';

interface Late<Props> {
  readonly name: string;
  readonly load: () => Promise<{ readonly default: (props: Props) => ReactElement | null }>;
  /** Whether the page loads it by itself; it then says only texts of `locales/<language>/first.ts`. */
  readonly first?: boolean;
}

const none = {};

/** A part that arrives after the page. If it does not, a sentence says so and it can be asked for once more. */
export function LazyPart(late: Late<object>) {
  return <LazyPartWith {...late} props={none} />;
}

/** One that is given properties. */
export function LazyPartWith<Props extends object>({
  name,
  load,
  first = false,
  props,
}: Late<Props> & { readonly props: Props }) {
  const begin = () => lazy(first ? load : () => withTexts(load));
  const [Part, setPart] = useState(begin);
  return (
    <PartBoundary name={name} onRetry={() => setPart(begin)}>
      <Suspense>
        <Part {...props} />
      </Suspense>
    </PartBoundary>
  );
}

interface Props {
  /** What the part is called, in the language of the page. */
  readonly name: string;
  /** Called before the part is rendered once more. */
  readonly onRetry?: () => void;
  readonly children: ReactNode;
}

/** Around a part that may fail, on its way or later: it takes nothing else with it, least of all a run. */
export function PartBoundary({ name, onRetry, children }: Props) {
  const lastFall = useRef(Number.NEGATIVE_INFINITY);
  return (
    <ErrorBoundary
      {...(onRetry && { onReset: onRetry })}
      fallbackRender={(fallen) => <Fallen {...fallen} name={name} lastFall={lastFall} />}
    >
      {children}
    </ErrorBoundary>
  );
}

/** A part that falls again within this many milliseconds would only go on falling. */
const restlessness = 5000;

/** Brings the part back by itself: what felled it, such as an extension that took its nodes away, is mostly over. */
function Fallen({
  name,
  error,
  resetErrorBoundary,
  lastFall,
}: FallbackProps & { readonly name: string; readonly lastFall: RefObject<number> }) {
  const t = useStrings(page);
  const [isOnceMore] = useState(() => performance.now() - lastFall.current > restlessness);
  useLayoutEffect(() => {
    lastFall.current = performance.now();
    if (isOnceMore) resetErrorBoundary();
  }, [isOnceMore, lastFall, resetErrorBoundary]);
  if (isOnceMore) return null;
  return (
    <div role="alert">
      <p>{t('partFailed', { name })}</p>
      <Button onClick={resetErrorBoundary}>{t('retry')}</Button>
      <Details message={error instanceof Error ? error.message : String(error)} />
    </div>
  );
}

/**
 * What `load` brings, as soon as it is there: null before, and where it cannot be had. What was there stays until another
 * `load` has brought something else.
 * @param load always the same function; another one is asked anew
 */
export function useLoaded<Loaded>(load: () => Promise<Loaded>): Loaded | null {
  const [loaded, setLoaded] = useState<{ readonly is: Loaded } | null>(null);
  useEffect(() => {
    let isWanted = true;
    load().then(
      (is) => isWanted && setLoaded({ is }),
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [load]);
  return loaded?.is ?? null;
}
