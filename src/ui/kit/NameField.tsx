import { useState } from 'react';

interface Props {
  readonly label: string;
  readonly name: string;
  readonly onRename: (name: string) => void;
}

/**
 * A name that looks like text until it is changed. The new one is taken when it is left or Enter is pressed; Escape
 * leaves the old one. What is being typed stays, whatever the name becomes meanwhile: its row is keyed by what it names.
 */
export function NameField({ label, name, onRename }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      className="input nameField"
      aria-label={label}
      maxLength={80}
      value={typed ?? name}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={() => {
        const taken = typed?.trim() ?? name;
        setTyped(null);
        if (taken !== name) onRename(taken);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}
