import { FlaskConical, X } from 'lucide-react';
import { useStore } from 'zustand';
import type { World } from '../../../core/world.ts';
import { encodeCsv } from '../../../files/csv.ts';
import { robustness as strings } from '../../../locales/en/robustness.ts';
import robustnessWorker from '../../../worker/robustness/main.ts?worker&url';
import type { RobustnessPoint, RobustnessRequest } from '../../../worker/robustness/protocol.ts';
import { Button } from '../../kit/Button.tsx';
import type { ChartFormat, ChartModel } from '../../kit/charts/model.ts';
import { SaveFormats } from '../../kit/charts/SaveMenu.tsx';
import { chartFile } from '../../kit/charts/save.ts';
import { readTheme } from '../../kit/charts/theme.ts';
import { saveFile } from '../../kit/files.ts';
import { formatNumber, oneDecimal, type Translate, useStrings } from '../../kit/i18n/index.ts';
import { perSession } from '../../session/per-session.ts';
import { sceneWorld } from '../../session/stage/create-stage.ts';
import { useFromSession, useSession } from '../../session/useSession.ts';
import {
  type AgentTests,
  createAgentTests,
  type KnownAgent,
  useKnownAgents,
  useShippedAgentsLoaded,
} from '../agents/index.ts';
import styles from './Robustness.module.css';
import {
  type Curve,
  curveOf,
  curvesSummary,
  LOOKS,
  MARKS,
  mostSteps,
  StrengthChart,
} from './StrengthChart.tsx';

/** As the worker tests: the page sees only its protocol. */
export const pointsPerAgent = 10;
export const starts = 50;
/** Of starts and pushes; the same for all, so that results can be compared. */
const seed = 0;

const robustnessOf = perSession(() =>
  createAgentTests<RobustnessPoint, RobustnessRequest>(
    robustnessWorker,
    'robustness',
    ({ weights }, world) => ({ ...weights, seed, world }),
  ),
);

/** The points of these very weights in this world, weakest pushes first; none before there are any. */
function pointsOf(
  { tested }: AgentTests<RobustnessPoint>,
  { weights }: KnownAgent,
  world: World,
): readonly RobustnessPoint[] {
  const isOfThese = ({ agent, world: its }: (typeof tested)[number]) =>
    agent.weights.parameters === weights.parameters && its === world;
  return tested.find(isOfThese)?.parts ?? [];
}

/** How long the agents hold out under pushes of rising strength. */
export default function RobustnessPanel() {
  const t = useStrings(strings);
  const { store, test, cancel } = useFromSession(robustnessOf);
  const state = useStore(store);
  const world = useSession(sceneWorld);
  const loaded = useShippedAgentsLoaded();
  const agents = useKnownAgents().filter(({ id }) => id !== 'untrained');
  const untested = agents.filter((agent) => pointsOf(state, agent, world).length < pointsPerAgent);
  const curves = agents
    .map((agent) => curveOf(agent, pointsOf(state, agent, world)))
    .filter(({ points }) => points.length > 0);
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
            onClick={() => test(untested, world)}
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

function Progress({ state }: { readonly state: AgentTests<RobustnessPoint> }) {
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
  const points = state.tested.find(({ agent }) => agent.id === testing.id)?.parts.length ?? 0;
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
  const [rows = []] = curves.map(({ points }) => points).toSorted((a, b) => b.length - a.length);
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
              <th scope="row">{oneDecimal(strength)}</th>
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

/** A button that offers the curves as PNG, SVG or CSV, as other charts do. */
function SaveCurves({ curves }: { readonly curves: readonly Curve[] }) {
  const t = useStrings(strings);
  const save = async (format: ChartFormat) => {
    const picture = { theme: readTheme(), hidden: new Set<string>(), range: null };
    const file =
      format === 'CSV'
        ? new Blob([csvOf(curves)], { type: 'text/csv;charset=utf-8' })
        : await chartFile(modelOf(curves, t), format, picture);
    saveFile(file, `cartpole-dqn-robustness.${format.toLowerCase()}`);
  };
  return <SaveFormats title={t('title')} buttonClass="button" save={save} />;
}

function modelOf(curves: readonly Curve[], t: Translate<typeof strings>): ChartModel {
  const steps = (value: number) => formatNumber(value, { maximumFractionDigits: 0 });
  return {
    id: 'robustness',
    title: t('title'),
    summary: () => curvesSummary(curves, t),
    notice: null,
    x: {
      label: t('axisX'),
      min: 0.1,
      max: 1,
      stride: 0.1,
      format: oneDecimal,
    },
    left: { label: t('axisY'), min: 0, max: mostSteps, tickStep: 100, format: steps },
    series: curves.toReversed().map(({ id, name, points }) => ({
      id,
      label: name,
      colour: LOOKS[id].colour,
      mark: 'line',
      axis: 'left',
      ...(LOOKS[id].dash && { dash: LOOKS[id].dash }),
      x: points.map(({ strength }) => strength),
      y: points.map(({ mean }) => mean),
      format: steps,
    })),
  };
}

function csvOf(curves: readonly Curve[]): string {
  const rows = curves.flatMap(({ id, points }) => points.map((point) => ({ id, ...point })));
  return encodeCsv(
    [
      { header: 'agent', value: ({ id }: (typeof rows)[number]) => id },
      { header: 'push_strength', value: ({ strength }) => strength },
      { header: 'mean_steps', value: ({ mean }) => mean },
      { header: 'full_episodes', value: ({ full }) => full },
      { header: 'episodes', value: () => starts },
    ],
    rows,
  );
}
