import { useStore } from 'zustand';
import { experiments as strings } from '../../../locales/en/experiments.ts';
import type { Run } from '../../../runs/run.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { useFromSession } from '../../session/useSession.ts';
import styles from './Experiments.module.css';
import { ExperimentView } from './ExperimentView.tsx';
import { EXPERIMENT_IDS } from './experiment-links.ts';
import { experimentsOf, hasAnswered } from './experiment-store.ts';

const isDone = (run: Run | undefined) => run !== undefined && hasAnswered(run);

/** Questions to answer first, then by a run, then by many. */
export default function ExperimentsPanel() {
  const t = useStrings(strings);
  const { store, select } = useFromSession(experimentsOf);
  const selected = useStore(store, (state) => state.selected);
  const runs = useStore(store, (state) => state.runs);
  return (
    <div className="stack">
      <p className="note">{t('intro')}</p>
      <div className={styles['columns']}>
        <ul className={`stack gap1 ${styles['list']}`} aria-label={t('list')}>
          {EXPERIMENT_IDS.map((id) => (
            <li key={id}>
              <button
                type="button"
                aria-pressed={id === selected}
                data-done={isDone(runs[id])}
                onClick={() => select(id)}
              >
                {t(`${id}-title`)}
              </button>
            </li>
          ))}
        </ul>
        <ExperimentView key={selected} id={selected} />
      </div>
    </div>
  );
}
