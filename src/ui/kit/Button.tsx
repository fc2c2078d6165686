import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';

interface Props extends ComponentProps<'button'> {
  readonly icon?: LucideIcon | undefined;
  /** `primary`: the one thing to do here; `quiet`: without a frame. */
  readonly look?: 'primary' | 'quiet' | undefined;
}

/** A button with words, and mostly an icon before them. */
export function Button({ icon: Icon, look, className, children, type = 'button', ...rest }: Props) {
  const classes = ['button', look, className];
  return (
    <button {...rest} type={type} className={classes.filter(Boolean).join(' ')}>
      {Icon === undefined ? (
        children
      ) : (
        <>
          <Icon aria-hidden="true" />
          {children}
        </>
      )}
    </button>
  );
}

interface IconProps extends Props {
  readonly icon: LucideIcon;
  /** What it does, for those who do not see it and those who point at it. */
  readonly label: string;
  readonly framed?: boolean;
}

/** A square button without words. */
export function IconButton({ label, framed = false, className = '', ...rest }: IconProps) {
  return (
    <Button
      aria-label={label}
      title={label}
      look={framed ? undefined : 'quiet'}
      className={`icon ${className}`.trimEnd()}
      {...rest}
    />
  );
}
