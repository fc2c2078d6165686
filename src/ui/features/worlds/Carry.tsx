import { Globe, X } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Worlds } from '../../../core/world.ts';
import { worlds as strings } from '../../../locales/en/worlds.ts';
import { Button } from '../../kit/Button.tsx';
import { Field, Select } from '../../kit/Field.tsx';
import { useStrings } from '../../kit/i18n/index.ts';
import { sceneWorld } from '../../session/stage/scene-world.ts';
import { useFromSession, useSession, useSessionHandle } from '../../session/useSession.ts';
import { type AgentId, useKnownAgents } from '../agents/index.ts';
import { EPISODES, gridFor } from './grid.ts';
import { mapsOf } from './map-store.ts';
import { WorldMapFigure } from './WorldMapFigure.tsx';

/** An agent, tested in worlds that it was not trained in. */
export function Carry() {
  const t = useStrings(strings);
  const agents = useKnownAgents().filter(({ id }) => id !== 'untrained');
  const { store, test, cancel } = useFromSession(mapsOf);
  const { maps, testing, failure } = useStore(store);
  const [chosen, setChosen] = useState<AgentId | null>(null);
  const agent = agents.find(({ id }) => id === chosen) ?? agents[0];
  const world = useSession(sceneWorld);
  const tested = maps.find((map) => map.agent.id === testing);
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
          <Button icon={Globe} look="primary" onClick={() => test(agent, agent.home?.nominal ?? world)}>
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
                percent: Math.round((100 * tested.cells.length) / cellsOf(tested.agent.home)),
              })}
        </p>
      </div>
      {failure === null ? null : (
        <p role="alert" className="error">
          {t('failed', { message: failure })}
        </p>
      )}
      <Visiting />
      {maps.length === 0 ? (
        <p className="empty">{t('empty')}</p>
      ) : (
        <div className="cards">
          {maps.map((map) => (
            <WorldMapFigure key={map.agent.id} map={map} />
          ))}
        </div>
      )}
    </section>
  );
}

/** That the scenes are elsewhere, and the way back. */
function Visiting() {
  const { actions } = useSessionHandle();
  const t = useStrings(strings);
  const shown = useSession(({ shownAgent }) => shownAgent);
  if (shown?.world === undefined) return null;
  return (
    <div className="callout split" role="status">
      <p>{t('visiting', { agent: shown.label })}</p>
      <Button onClick={() => actions.setShownAgent(null)}>{t('back')}</Button>
    </div>
  );
}

function cellsOf(home: Worlds | null): number {
  const { gravities, poleLengths } = gridFor(home);
  return gravities.length * poleLengths.length;
}
