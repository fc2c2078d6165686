import { useStore } from 'zustand';
import { seeds as strings } from '../../../locales/en/seeds.ts';
import { formatNumber, useStrings } from '../../kit/i18n/index.ts';
import { useFromSession } from '../../session/useSession.ts';
import { CART_STATES, cartsOf, countsOf } from '../field/index.ts';
import { fieldOf } from './field-store.ts';
import styles from './Seeds.module.css';
import { studyOf } from './study-store.ts';

/** How many carts of an arm are in each state. @param waiting how many there are before a study has begun */
export function Counts({ index, waiting }: { readonly index: number; readonly waiting: number }) {
  const t = useStrings(strings);
  const study = useFromSession(studyOf).store;
  const arm = useStore(study, ({ arms }) => arms[index]);
  const seeds = useStore(study, (state) => state.seeds);
  const moment = useStore(useFromSession(fieldOf).store, (state) => state.moment);
  const counts =
    arm === undefined
      ? { solved: 0, learning: 0, failed: 0, waiting }
      : countsOf(cartsOf(arm, seeds, moment));
  return (
    <dl className={`figures ${styles['counts']}`}>
      {CART_STATES.map((state) => (
        <div key={state} className="figure" data-state={state}>
          <dt>{t(`state-${state}`)}</dt>
          <dd>{formatNumber(counts[state])}</dd>
        </div>
      ))}
    </dl>
  );
}
