import { type ComponentType, lazy, Suspense, useState } from 'react';
import { PartBoundary } from './PartBoundary.tsx';

interface Late<Props> {
  readonly name: string;
  readonly load: () => Promise<{ readonly default: ComponentType<Props> }>;
}

const none = {};

/** A part that arrives after the page. If it does not, a sentence says so and it can be asked for once more. */
export function LazyPart({ name, load }: Late<object>) {
  return <LazyPartWith name={name} load={load} props={none} />;
}

/** One that is given properties. */
export function LazyPartWith<Props extends object>({
  name,
  load,
  props,
}: Late<Props> & { readonly props: Props }) {
  const [Part, setPart] = useState<ComponentType<Props>>(() => lazy(load));
  return (
    <PartBoundary name={name} onRetry={() => setPart(() => lazy(load))}>
      <Suspense>
        <Part {...props} />
      </Suspense>
    </PartBoundary>
  );
}
