import { worlds as strings } from '../../../locales/en/worlds.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { Baselines } from './Baselines.tsx';
import { Carry } from './Carry.tsx';
import { NamedWorlds } from './NamedWorlds.tsx';

/** Other worlds: to train in, to carry an agent to, and agents that hold them without having learned. */
export default function WorldsPanel() {
  const t = useStrings(strings);
  return (
    <div className="stack gap5">
      <p className="note">{t('intro')}</p>
      <section className="stack" aria-labelledby="worlds-next">
        <h3 id="worlds-next">{t('next')}</h3>
        <NamedWorlds />
      </section>
      <Carry />
      <Baselines />
    </div>
  );
}
