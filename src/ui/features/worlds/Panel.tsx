import { Eye, Shuffle } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { handMade, type LinearWeights, linearReturns } from '../../../core/baselines.ts';
import { summarise } from '../../../core/evaluate.ts';
import { worlds as strings } from '../../../locales/en/worlds.ts';
import type { Weights } from '../../../worker/protocol.ts';
import { Button } from '../../kit/Button.tsx';
import { formatNumber, type Translate, useStrings } from '../../kit/i18n/index.ts';
import { sceneWorld } from '../../session/stage/scene-world.ts';
import { useFromSession, useSession, useSessionHandle } from '../../session/useSession.ts';
import { handMadeAgent, searchOf } from '../agents/index.ts';
import { Carry } from './Carry.tsx';
import { EPISODES } from './grid.ts';
import { NamedWorlds } from './NamedWorlds.tsx';
import styles from './Worlds.module.css';

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

/** Two agents that did not learn, in the world of the scenes. */
function Baselines() {
  const t = useStrings(strings);
  const world = useSession(sceneWorld);
  const { store, search } = useFromSession(searchOf);
  const { found, failed } = useStore(store);
  return (
    <section className="stack" aria-labelledby="worlds-baselines">
      <h3 id="worlds-baselines">{t('baselines')}</h3>
      <p className="measure">{t('baselinesHelp')}</p>
      <div className="cards">
        <article className="sheet pad stack gap2">
          <h4>{t('handMade')}</h4>
          <p>{t('handMadeHelp')}</p>
          <Formula weights={handMade} />
          <Test weights={handMade} />
          <Watch agent={handMadeAgent} label={t('handMade')} />
        </article>
        <article className="sheet pad stack gap2">
          <h4>{t('found')}</h4>
          <p>{t('foundHelp')}</p>
          {found === null ? null : (
            <>
              <Formula weights={found.weights} />
              <p role="status">{t('foundAfter', { episodes: found.episodes, draws: found.draws })}</p>
              <Test weights={found.weights} />
            </>
          )}
          {failed ? <p role="status">{t('foundNothing')}</p> : null}
          <div className="buttons">
            <Button icon={Shuffle} onClick={() => search(world)}>
              {t(found === null ? 'search' : 'searchAgain')}
            </Button>
            {found === null ? null : <Watch agent={found.agent} label={t('found')} />}
          </div>
        </article>
      </div>
    </section>
  );
}

function Watch({ agent, label }: { readonly agent: Weights; readonly label: string }) {
  const { actions } = useSessionHandle();
  const t = useStrings(strings);
  return (
    <Button icon={Eye} onClick={() => actions.setShownAgent({ weights: agent, label })}>
      {t('watch')}
    </Button>
  );
}

/** 100 episodes in the world of the scenes; four multiplications a step need no worker. */
function Test({ weights }: { readonly weights: LinearWeights }) {
  const t = useStrings(strings);
  const world = useSession(sceneWorld);
  const { mean, full } = useMemo(() => summarise(linearReturns(weights, world, EPISODES)), [weights, world]);
  return <p>{t('resultHere', { mean: formatNumber(mean, { maximumFractionDigits: 1 }), full })}</p>;
}

function Formula({ weights }: { readonly weights: LinearWeights }) {
  const t = useStrings(strings);
  return <p className={styles['formula']}>{formulaText(weights, t)}</p>;
}

/** 'Push right where 0.05 x + 0.1 v + 1 θ + 0.3 ω > 0, else left.' */
function formulaText(weights: LinearWeights, t: Translate<typeof strings>): string {
  const terms = ['x', 'v', 'θ', 'ω'].map((symbol, i) => {
    const weight = weights[i] ?? 0;
    const sign = weight < 0 ? '−' : i === 0 ? '' : '+';
    return `${sign}${i === 0 ? '' : ' '}${formatNumber(Math.abs(weight), { maximumFractionDigits: 2 })} ${symbol}`;
  });
  return t('formula', { sum: terms.join(' ') });
}
