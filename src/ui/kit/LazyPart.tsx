import { lazy, type ReactElement, Suspense, useState } from 'react';
import { withTexts } from './i18n/index.ts';
import { PartBoundary } from './PartBoundary.tsx';

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
