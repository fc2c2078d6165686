import { worlds as strings } from '../../../locales/en/worlds.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import parts from '../../kit/styles/parts.module.css';
import { Baselines } from './Baselines.tsx';
import { Carry } from './Carry.tsx';
import { NamedWorlds } from './NamedWorlds.tsx';
import styles from './Worlds.module.css';

/** Other worlds: to train in, to carry an agent to, and agents that hold them without having learned. */
export default function WorldsPanel() {
  const t = useStrings(strings);
  return (
    <div className={styles['panel']}>
      <p className={parts['note']}>{t('intro')}</p>
      <section className={styles['section']} aria-labelledby="worlds-next">
        <h3 id="worlds-next">{t('next')}</h3>
        <NamedWorlds />
      </section>
      <Carry />
      <Baselines />
    </div>
  );
}
