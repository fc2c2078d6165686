import type { ComponentProps, ReactNode } from 'react';

/** Some values of which one is chosen, and how each is called. */
interface Choice<Value extends string | number> {
  readonly values: readonly Value[];
  /** Null: none of them. */
  readonly value: Value | null | undefined;
  readonly say: (value: Value) => string;
  readonly onChoose: (value: Value) => void;
  /** What cannot be chosen at the moment. */
  readonly isOff?: (value: Value) => boolean;
}

type SelectProps<Value extends string> = Choice<Value> & Omit<ComponentProps<'select'>, 'value' | 'onChange'>;

export function Select<Value extends string>(props: SelectProps<Value>) {
  const { values, value, say, onChoose, isOff, className = 'select', ...rest } = props;
  return (
    <select
      {...rest}
      className={className}
      value={value ?? undefined}
      onChange={({ target }) => {
        const chosen = values.find((one) => one === target.value);
        if (chosen !== undefined) onChoose(chosen);
      }}
    >
      {values.map((one) => (
        <option key={one} value={one} disabled={isOff?.(one)}>
          {say(one)}
        </option>
      ))}
    </select>
  );
}

interface RadiosProps<Value extends string | number> extends Choice<Value> {
  /** Of the group, which stands around them. */
  readonly name: string;
  /** Of each label; the group's own `segments` need none. */
  readonly className?: string | undefined;
}

export function Radios<Value extends string | number>(props: RadiosProps<Value>) {
  const { values, value, say, onChoose, isOff, name, className } = props;
  return values.map((one) => (
    <label key={one} className={className} data-disabled={isOff?.(one) || undefined}>
      <input
        type="radio"
        name={name}
        value={one}
        checked={one === value}
        disabled={isOff?.(one)}
        onChange={() => onChoose(one)}
      />
      <span>{say(one)}</span>
    </label>
  ));
}

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
