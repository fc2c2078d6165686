import { Ellipsis } from 'lucide-react';
import type { MouseEvent } from 'react';
import { panels } from '../../../locales/en/panels.ts';
import { scene } from '../../../locales/en/scene.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { Popover } from '../../kit/Popover.tsx';
import { isPanelShown } from '../../session/view.ts';
import { openById } from '../places/open-view.ts';
import type { View } from '../places/registry.ts';

const ITEMS: readonly View['id'][] = ['record', 'robustness', 'play'];

/** What there is to do with the scene on the right: record it, test it with pushes, take over by hand. */
export function SceneMenu() {
  const t = useStrings(scene);
  const titleOf = useStrings(panels);
  const items = ITEMS.filter(isPanelShown);
  if (items.length === 0) return null;
  const open = (id: View['id'], { currentTarget }: MouseEvent<HTMLButtonElement>) => {
    currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
    openById(id);
  };
  return (
    <Popover label={t('menu')} icon={Ellipsis}>
      <ul className="menu">
        {items.map((id) => (
          <li key={id}>
            <button type="button" onClick={(event) => open(id, event)}>
              {titleOf(id)}
            </button>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
