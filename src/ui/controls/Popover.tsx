import { type ReactNode, useId, useRef } from 'react';
import parts from '../styles/parts.module.css';

interface Props {
  /** Its name for those who do not see the icon. */
  readonly label: string;
  readonly button: ReactNode;
  readonly buttonClass?: string | undefined;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

const gap = 6; // px between button and popover, and to the window's edge

/** A button that opens a native popover beside it: Escape and a click elsewhere close it. */
export function Popover({ label, button, buttonClass, disabled = false, children }: Props) {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const place = (popover: HTMLElement) => {
    const from = opener.current?.getBoundingClientRect();
    if (from === undefined) return;
    const { width, height } = popover.getBoundingClientRect();
    const left = Math.min(Math.max(gap, from.left), innerWidth - width - gap);
    const below = from.bottom + gap;
    const top = below + height <= innerHeight ? below : Math.max(gap, from.top - gap - height);
    popover.style.left = `${left}px`;
    popover.style.top = `${top}px`;
    // What is too long for the window can be scrolled by keys as well.
    if (popover.scrollHeight > popover.clientHeight) popover.tabIndex = 0;
    else popover.removeAttribute('tabindex');
  };
  return (
    <>
      <button
        ref={opener}
        type="button"
        className={buttonClass ?? `${parts['button']} ${parts['quiet']} ${parts['icon']}`}
        popoverTarget={id}
        aria-label={label}
        title={label}
        disabled={disabled}
      >
        {button}
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className={parts['popover']}
        onToggle={(event) => {
          if (event.newState === 'open') place(event.currentTarget);
        }}
      >
        {children}
      </div>
    </>
  );
}
