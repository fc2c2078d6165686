import { Eye, Globe, Shuffle, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { handMade, type LinearWeights, linearReturns } from '../../../core/baselines.ts';
import { summarise } from '../../../core/evaluate.ts';
import type { Worlds } from '../../../core/world.ts';
import { worlds as strings } from '../../../locales/en/worlds.ts';
import type { Weights } from '../../../worker/protocol.ts';
import { Button } from '../../kit/Button.tsx';
import { Field, Select } from '../../kit/Field.tsx';
import { formatNumber, useStrings } from '../../kit/i18n/index.ts';
import { sceneWorld, stageOf } from '../../session/stage/create-stage.ts';
import { seeStage } from '../../session/stage/playing.ts';
import { useFromSession, useSession, useSessionHandle } from '../../session/useSession.ts';
import { type AgentId, handMadeAgent, searchOf, useKnownAgents } from '../agents/index.ts';
import { SmallScene } from '../scene/index.ts';
import { EPISODES, gridFor, mapsOf } from './maps.ts';
import { NamedWorlds } from './NamedWorlds.tsx';
import { WorldMapFigure } from './WorldMapFigure.tsx';
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
    <Button
      icon={Eye}
      onClick={() => {
        actions.setShownAgent({ weights: agent, label });
        seeStage();
      }}
    >
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

/** 'Push right where 0.05 x + 0.1 v + 1 θ + 0.3 ω > 0, else left.' */
function Formula({ weights }: { readonly weights: LinearWeights }) {
  const t = useStrings(strings);
  const terms = ['x', 'v', 'θ', 'ω'].map((symbol, i) => {
    const weight = weights[i] ?? 0;
    const sign = weight < 0 ? '−' : i === 0 ? '' : '+';
    return `${sign}${i === 0 ? '' : ' '}${formatNumber(Math.abs(weight), { maximumFractionDigits: 2 })} ${symbol}`;
  });
  return <p className={styles['formula']}>{t('formula', { sum: terms.join(' ') })}</p>;
}

/** An agent, tested in worlds that it was not trained in. */
function Carry() {
  const t = useStrings(strings);
  const agents = useKnownAgents().filter(({ id }) => id !== 'untrained');
  const { store, test, cancel } = useFromSession(mapsOf);
  const { tested: maps, testing, failure } = useStore(store);
  const [chosen, setChosen] = useState<AgentId | null>(null);
  const agent = agents.find(({ id }) => id === chosen) ?? agents[0];
  const world = useSession(sceneWorld);
  const tested = maps.find((map) => map.agent.id === testing?.id);
  if (agent === undefined) return null;
  const count = cellsOf(agent.home);
  return (
    <section className="stack" aria-labelledby="worlds-carry">
      <h3 id="worlds-carry">{t('carry')}</h3>
      <p className="note">{t('carryHelp', { episodes: EPISODES })}</p>
      <div className="row bottom">
        <Field label={t('agent')}>
          <Select
            values={agents.map(({ id }) => id)}
            value={agent.id}
            say={(id) => agents.find((one) => one.id === id)?.name ?? ''}
            onChoose={setChosen}
          />
        </Field>
        {testing === null ? (
          <Button icon={Globe} look="primary" onClick={() => test([agent], agent.home?.nominal ?? world)}>
            {t('test', { count })}
          </Button>
        ) : (
          <Button icon={X} onClick={cancel}>
            {t('cancel')}
          </Button>
        )}
        <p role="status" className="note">
          {tested === undefined
            ? ''
            : t('testing', {
                agent: tested.agent.name,
                percent: Math.round((100 * tested.parts.length) / cellsOf(tested.agent.home)),
              })}
        </p>
      </div>
      {failure === null ? null : (
        <p role="alert" className="error">
          {t('failed', { message: failure.message })}
        </p>
      )}
      {maps.length === 0 ? <p className="empty">{t('empty')}</p> : null}
      <div className="cards">
        {maps.map((map) => (
          <WorldMapFigure key={map.agent.id} map={map} />
        ))}
        <Visiting />
      </div>
    </section>
  );
}

/** The world that the scene on the right is in, to be seen from here, and the way back. */
function Visiting() {
  const { actions } = useSessionHandle();
  const t = useStrings(strings);
  const { agent } = useFromSession(stageOf);
  const shown = useSession(({ shownAgent }) => shownAgent);
  const figure = useRef<HTMLElement>(null);
  const before = useRef(shown);
  useEffect(() => {
    // Who comes back to the panel is not carried past what is above.
    if (shown !== before.current) figure.current?.scrollIntoView({ block: 'nearest' });
    before.current = shown;
  }, [shown]);
  if (shown?.world === undefined) return null;
  return (
    <figure ref={figure} className="stack gap2">
      <figcaption className="split" role="status">
        <p>{t('visiting', { agent: shown.label })}</p>
        <Button onClick={() => actions.setShownAgent(null)}>{t('back')}</Button>
      </figcaption>
      <div className="sheet">
        <SmallScene id="after" player={agent} accent="after" label={shown.label} />
      </div>
    </figure>
  );
}

function cellsOf(home: Worlds | null): number {
  const { gravities, poleLengths } = gridFor(home);
  return gravities.length * poleLengths.length;
}
