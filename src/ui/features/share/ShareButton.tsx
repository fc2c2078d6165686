import { Share2 } from 'lucide-react';
import { page } from '../../../locales/en/page.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { LazyPart } from '../../kit/LazyPart.tsx';
import { Popover } from '../../kit/Popover.tsx';

/** Opens what there is to copy; that arrives when it is wanted. */
export function ShareButton() {
  const t = useStrings(page);
  return (
    <Popover late label={t('shareTitle')} icon={Share2}>
      <LazyPart name={t('shareTitle')} load={() => import('./ShareSheet.tsx')} />
    </Popover>
  );
}
