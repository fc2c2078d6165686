import { Play } from 'lucide-react';
import { LADDER, ladderConfigs, type RungId } from '../../../core/ladder.ts';
import { nearestPreset } from '../../../core/presets.ts';
import { ladder as strings } from '../../../locales/en/ladder.ts';
import { Button } from '../../kit/Button.tsx';
import { Figure } from '../../kit/Figure.tsx';
import { formatNumber, useStrings } from '../../kit/i18n/index.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import { seeStage } from '../../session/stage/playing.ts';
import { useSessionHandle } from '../../session/useSession.ts';
import styles from './Ladder.module.css';
import measured from './ladder.json';

const fewestSeeds = Math.min(...measured.rungs.map(({ seeds }) => seeds));

/** From `blog` to `reliable`, one change at a time: what was measured, and a run of each at a press. */
export default function LadderPanel() {
  const t = useStrings(strings);
  return (
    <div className="stack gap4">
      <p className="measure">{t('intro', { seeds: fewestSeeds })}</p>
      <ol className="ruled">
        {LADDER.map(({ id }) => (
          <Rung key={id} id={id} />
        ))}
      </ol>
      <p className="measure">{t('remark')}</p>
      <p className="note">
        {t('reproduce')} <code>{measured.command}</code>
      </p>
    </div>
  );
}

function Rung({ id }: { readonly id: RungId }) {
  const session = useSessionHandle();
  const t = useStrings(strings);
  const result = measured.rungs.find((rung) => rung.id === id);
  if (result === undefined) return null;
  const { seeds, solvedSeeds, keptMean, updates, episodes } = result;
  const [low = 0, high = 1] = result.solvedShareInterval;
  const percent = (share: number) => formatNumber(share, { style: 'percent' });
  const name = t(`name-${id}`);
  const share = t('shareOf', { solved: solvedSeeds, seeds });
  return (
    <li className={styles['rung']}>
      <div className={styles['change']}>
        <h3 className="title">{name}</h3>
        <p className="note">{t(`why-${id}`)}</p>
      </div>
      <div className={styles['measure']}>
        <p className="note">
          <strong>{share}</strong> <span>{t('interval', { low: percent(low), high: percent(high) })}</span>
        </p>
        <div className="meter" role="img" aria-label={`${t('share')}: ${share}`}>
          <div style={{ inlineSize: `${(100 * solvedSeeds) / seeds}%` }} />
          <div style={{ insetInlineStart: `${100 * low}%`, inlineSize: `${100 * (high - low)}%` }} />
        </div>
      </div>
      <dl className={`figures small ${styles['figures']}`}>
        <Figure name={t('kept')} value={formatNumber(keptMean, { maximumFractionDigits: 0 })} />
        <Figure name={t('updates')} value={formatNumber(updates.median, { maximumFractionDigits: 0 })} />
        <Figure name={t('episodes')} value={formatNumber(episodes.median, { maximumFractionDigits: 0 })} />
      </dl>
      <Button icon={Play} aria-label={t('runLabel', { rung: name })} onClick={() => runRung(session, id)}>
        {t('run')}
      </Button>
    </li>
  );
}

/** Starts a run with the settings of a rung, on the seed chosen. */
function runRung({ store, actions }: SessionHandle, id: RungId): void {
  const config = ladderConfigs().find((rung) => rung.id === id)?.config;
  if (config === undefined) return;
  const { seed } = store.getState().config;
  actions.setUp({ preset: nearestPreset(config), config: { ...config, seed } });
  actions.train();
  seeStage();
}
