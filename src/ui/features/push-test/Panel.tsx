import { FlaskConical, X } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { robustness as strings } from '../../../locales/en/robustness.ts';
import { Button } from '../../kit/Button.tsx';
import { formatNumber, useStrings } from '../../kit/i18n/index.ts';
import { sceneWorld } from '../../session/stage/scene-world.ts';
import { useFromSession, useSession } from '../../session/useSession.ts';
import { useKnownAgents, useShippedAgentsLoaded } from '../agents/index.ts';
import { type Curve, curveOf, LOOKS, MARKS } from './curves.ts';
import styles from './Robustness.module.css';
import { pointsPerAgent, type RobustnessState, resultOf, robustnessOf, starts } from './robustness-store.ts';
import { SaveCurves } from './SaveCurves.tsx';
import { StrengthChart } from './StrengthChart.tsx';

/** How long the agents hold out under pushes of rising strength. */
export default function RobustnessPanel() {
  const t = useStrings(strings);
  const { store, testAll, cancel } = useFromSession(robustnessOf);
  const state = useStore(store);
  const world = useSession(sceneWorld);
  const known = useKnownAgents();
  const loaded = useShippedAgentsLoaded();
  const agents = useMemo(() => known.filter(({ id }) => id !== 'untrained'), [known]);
  const untested = agents.filter(
    (agent) => (resultOf(state, agent, world)?.points.length ?? 0) < pointsPerAgent,
  );
  const curves = agents.flatMap((agent) => {
    const result = resultOf(state, agent, world);
    return result === null || result.points.length === 0 ? [] : [curveOf(result, agent.name)];
  });
  const running = state.testing !== null;
  return (
    <div className="stack">
      <p className="note measure">{t('intro', { starts })}</p>
      <div className="row">
        {running ? (
          <Button icon={X} onClick={cancel}>
            {t('cancel')}
          </Button>
        ) : (
          <Button
            icon={FlaskConical}
            look="primary"
            disabled={untested.length === 0 || !loaded}
            onClick={() => testAll(untested, world)}
          >
            {t(untested.length === 0 && loaded ? 'done' : curves.length === 0 ? 'run' : 'again')}
          </Button>
        )}
        {curves.length > 0 && !running && <SaveCurves curves={curves} />}
        <Progress state={state} />
      </div>
      {curves.length === 0 ? (
        <p className="empty">{t('empty')}</p>
      ) : (
        <div className={styles['result']}>
          <div className="stack gap2">
            <Key curves={curves} />
            <StrengthChart curves={curves} />
          </div>
          <StrengthTable curves={curves} />
        </div>
      )}
      <p className="note measure">
        {t('note')} {t('pushYourself')}
      </p>
    </div>
  );
}

function Progress({ state }: { readonly state: RobustnessState }) {
  const t = useStrings(strings);
  const { testing, failure } = state;
  if (failure !== null) {
    return (
      <p role="alert" className="error">
        {t('failed', { agent: failure.agent.name, message: failure.message })}
      </p>
    );
  }
  if (testing === null) return null;
  const points = state.tested.find(({ id }) => id === testing.id)?.points.length ?? 0;
  const percent = Math.round((points / pointsPerAgent) * 100);
  return <p role="status">{t('progress', { agent: testing.name, percent })}</p>;
}

function Key({ curves }: { readonly curves: readonly Curve[] }) {
  return (
    <ul className={`row ${styles['key']}`}>
      {curves.map(({ id, name }) => (
        <li key={id} className="line">
          <svg viewBox="0 0 36 14" aria-hidden="true" style={{ color: `var(${LOOKS[id].colour})` }}>
            <path className={styles['line']} d="M1 7h34" strokeDasharray={LOOKS[id].dash?.join(' ')} />
            <path className={styles['mark']} d={MARKS[LOOKS[id].mark]} transform="translate(18 7)" />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

function StrengthTable({ curves }: { readonly curves: readonly Curve[] }) {
  const t = useStrings(strings);
  const rows = curves.reduce<Curve['points']>(
    (most, { points }) => (points.length > most.length ? points : most),
    [],
  );
  return (
    <div className="scroll">
      <table className={`table ${styles['table']}`}>
        <caption>{t('tableTitle', { starts })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('strength')}</th>
            {curves.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ strength }, row) => (
            <tr key={strength}>
              <th scope="row">{formatNumber(strength, { minimumFractionDigits: 1 })}</th>
              {curves.map(({ id, points }) => {
                const point = points[row];
                return (
                  <td key={id}>
                    {point === undefined
                      ? '–'
                      : t('cell', {
                          mean: formatNumber(point.mean, { maximumFractionDigits: 0 }),
                          full: point.full,
                        })}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
