import { useEffect, useRef } from 'react';

interface Tab<Id extends string> {
  readonly id: Id;
  readonly title: string;
}

interface Props<Id extends string> {
  /** What the tabs are about. */
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly open: Id;
  readonly onOpen: (id: Id) => void;
  /** `places` stand on the sheet that they open, `views` inside it. */
  readonly look: 'places' | 'views';
}

/** The id of the tab that opens a panel, which is labelled by it. */
export const tabId = (id: string) => `tab-${id}`;

/** A row of tabs after the ARIA pattern: arrow keys move between them. Whoever renders it renders the panel `#id`. */
export function Tabs<Id extends string>({ label, tabs, open, onOpen, look }: Props<Id>) {
  const row = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab is open, or the same with a longer title
  useEffect(() => showOpen(row.current), [open, label]);
  const move = (from: number, key: string) => {
    const to = targetOf(key, from, tabs.length);
    const tab = to === null ? undefined : tabs[to];
    if (to === null || tab === undefined) return;
    onOpen(tab.id);
    row.current?.querySelectorAll<HTMLElement>('[role="tab"]')[to]?.focus();
  };
  return (
    <div ref={row} role="tablist" aria-label={label} className="tabs" data-look={look}>
      {tabs.map(({ id, title }, index) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={tabId(id)}
          aria-selected={id === open}
          aria-controls={id === open ? id : undefined}
          tabIndex={id === open ? 0 : -1}
          onClick={() => onOpen(id)}
          onKeyDown={({ key }) => move(index, key)}
        >
          {title}
        </button>
      ))}
    </div>
  );
}

function targetOf(key: string, from: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return (from + 1) % count;
    case 'ArrowLeft':
      return (from - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** On a phone only a few tabs are seen: the open one is to be among them. */
function showOpen(row: HTMLElement | null): void {
  const tab = row?.querySelector('[aria-selected="true"]');
  if (!row || !tab) return;
  const [frame, inside] = [row.getBoundingClientRect(), tab.getBoundingClientRect()];
  if (inside.left >= frame.left && inside.right <= frame.right) return;
  row.scrollLeft += (inside.left + inside.right - frame.left - frame.right) / 2;
}
