import { Check, Hand } from 'lucide-react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { tour as strings } from '../../../../locales/en/tour.ts';
import { useStrings } from '../../../kit/i18n/index.ts';
import type { Stop } from './stops.tsx';

interface Props {
  readonly stop: Stop;
  readonly progress: StoreApi<{ readonly done: boolean }>;
}

/** What a stop says: the idea, what to do, and the numbers of this run. */
export function StopBody({ stop, progress }: Props) {
  const t = useStrings(strings);
  const done = useStore(progress, (state) => state.done);
  return (
    <>
      <p>{t(stop.text)}</p>
      {stop.deed !== undefined && (
        <p className={`line tour-deed callout ${done ? 'toneLive' : ''}`} data-done={done} role="status">
          {done ? <Check aria-hidden="true" /> : <Hand aria-hidden="true" />}
          {done ? t('done') : t(stop.deed.text)}
          {done && stop.deed.stays && ` ${t('networkLook')}`}
        </p>
      )}
      <stop.Numbers />
    </>
  );
}
