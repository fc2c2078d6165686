import type { ComponentProps, ReactNode } from 'react';

interface Props extends ComponentProps<'div'> {
  readonly name: string;
  readonly value: ReactNode;
}

/** A big number and what it is, in a `<dl className="figures">`. */
export function Figure({ name, value, ...rest }: Props) {
  return (
    <div {...rest} className="figure">
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
