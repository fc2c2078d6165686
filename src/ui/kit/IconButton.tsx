import type { LucideIcon } from 'lucide-react';
import parts from './styles/parts.module.css';

interface Props {
  readonly icon: LucideIcon;
  /** What it does, for those who do not see it and those who point at it. */
  readonly label: string;
  readonly onClick: () => unknown;
  readonly disabled?: boolean;
}

/** A square button without words. */
export function IconButton({ icon: Icon, label, onClick, disabled = false }: Props) {
  return (
    <button
      type="button"
      className={`${parts['button']} ${parts['quiet']} ${parts['icon']}`}
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={() => void onClick()}
    >
      <Icon aria-hidden="true" />
    </button>
  );
}
