import type { ComponentProps, ReactNode } from 'react';

interface CheckProps extends Pick<ComponentProps<'input'>, 'id' | 'aria-describedby'> {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
}

export function Check({ onChange, children, ...rest }: CheckProps) {
  return (
    <label className="check">
      <input {...rest} type="checkbox" onChange={({ target }) => onChange(target.checked)} />
      <span>{children}</span>
    </label>
  );
}

interface FieldProps extends ComponentProps<'label'> {
  readonly label: string;
}

/** A control below its name. */
export function Field({ label, className = '', children, ...rest }: FieldProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is its child
    <label {...rest} className={`field ${className}`.trimEnd()}>
      <span className="label">{label}</span>
      {children}
    </label>
  );
}
