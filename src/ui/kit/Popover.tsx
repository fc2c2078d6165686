import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

interface Props {
  /** Its name for those who do not see the icon. */
  readonly label: string;
  readonly icon?: LucideIcon;
  /** What else stands on the button. */
  readonly words?: ReactNode;
  readonly buttonClass?: string | undefined;
  readonly disabled?: boolean;
  /** What it holds is loaded when it is wanted: first when the button is pointed at or has the focus. */
  readonly late?: boolean;
  readonly children: ReactNode;
}

const gap = 6; // px between button and popover, and to the window's edge

/** A button that opens a native popover beside it and moves the focus into it: Escape and a click elsewhere close it. */
export function Popover(props: Props) {
  const { label, icon: Icon, words, buttonClass, disabled = false, late = false, children } = props;
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const [popover, setPopover] = useState<HTMLElement | null>(null);
  const [wanted, setWanted] = useState(!late);
  const want = () => setWanted(true);
  // What arrives after it was opened makes it larger.
  useEffect(() => {
    if (popover === null || !late) return;
    const resizing = new ResizeObserver(() => {
      if (popover.matches(':popover-open')) place(popover, opener.current);
    });
    resizing.observe(popover);
    return () => resizing.disconnect();
  }, [popover, late]);
  return (
    <>
      <button
        ref={opener}
        type="button"
        className={buttonClass ?? 'button quiet icon'}
        popoverTarget={id}
        aria-label={label}
        title={label}
        disabled={disabled}
        onPointerEnter={want}
        onFocus={want}
      >
        {Icon && <Icon aria-hidden="true" />}
        {words}
      </button>
      <div
        ref={setPopover}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className="popover"
        onToggle={(event) => {
          if (event.newState !== 'open') return;
          want();
          place(event.currentTarget, opener.current);
          event.currentTarget.focus({ preventScroll: true }); // closing gives it back to the button
        }}
      >
        {wanted && children}
      </div>
    </>
  );
}

function place(popover: HTMLElement, opener: HTMLElement | null): void {
  const from = opener?.getBoundingClientRect();
  if (from === undefined) return;
  const { width, height } = popover.getBoundingClientRect();
  const left = Math.min(Math.max(gap, from.left), innerWidth - width - gap);
  const below = from.bottom + gap;
  const top = below + height <= innerHeight ? below : Math.max(gap, from.top - gap - height);
  popover.style.left = `${left}px`;
  popover.style.top = `${top}px`;
  // What is too long for the window can be scrolled by keys as well.
  if (popover.scrollHeight > popover.clientHeight) popover.tabIndex = 0;
  else popover.tabIndex = -1;
}
