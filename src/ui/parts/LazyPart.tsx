import { type ComponentType, lazy, Suspense, useState } from 'react';
import { PartBoundary } from './PartBoundary.tsx';

interface Props {
  readonly name: string;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

/** A part that arrives after the page. If it does not, a sentence says so and it can be asked for once more. */
export function LazyPart({ name, load }: Props) {
  const [Part, setPart] = useState(() => lazy(load));
  return (
    <PartBoundary name={name} onRetry={() => setPart(lazy(load))}>
      <Suspense>
        <Part />
      </Suspense>
    </PartBoundary>
  );
}
