import { FlaskConical, X } from 'lucide-react';
import { useStore } from 'zustand';
import { maxEpisodeSteps } from '../../../core/cartpole.ts';
import { summarise } from '../../../core/evaluate.ts';
import type { World } from '../../../core/world.ts';
import { robustness as strings } from '../../../locales/en/robustness.ts';
import robustnessWorker from '../../../worker/robustness/main.ts?worker&url';
import type { RobustnessPoint, RobustnessRequest } from '../../../worker/robustness/protocol.ts';
import { Button } from '../../kit/Button.tsx';
import type { ChartModel, Series } from '../../kit/charts/model.ts';
import { SeriesFigure, useModelSource } from '../../kit/charts/SeriesFigure.tsx';
import { formatNumber, oneDecimal, type Translate, useStrings } from '../../kit/i18n/index.ts';
import { perSession } from '../../session/per-session.ts';
import { sceneWorld } from '../../session/stage/create-stage.ts';
import { useFromSession, useSession } from '../../session/useSession.ts';
import {
  type AgentId,
  type AgentTests,
  createAgentTests,
  type KnownAgent,
  useKnownAgents,
  useShippedAgentsLoaded,
} from '../agents/index.ts';

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

interface Tested {
  readonly agent: KnownAgent;
  readonly points: readonly RobustnessPoint[];
}

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
    .map((agent) => ({ agent, points: pointsOf(state, agent, world) }))
    .filter(({ points }) => points.length > 0);
  const source = useModelSource(strengthModel(curves, t));
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
        <Progress state={state} />
      </div>
      {curves.length === 0 ? (
        <p className="empty">{t('empty')}</p>
      ) : (
        <div className="chart">
          <SeriesFigure source={source} help={t('chartHelp', { starts })} />
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

/** How an agent's curve looks: told apart by its dashes as well as by its colour. */
const LOOKS: Readonly<Record<AgentId, Pick<Series, 'colour' | 'dash'>>> = {
  own: { colour: '--after' },
  shown: { colour: '--epsilon', dash: [2, 4] },
  shipped: { colour: '--live', dash: [8, 4] },
  blog: { colour: '--reference', dash: [4, 3] },
  handMade: { colour: '--text-1', dash: [1, 3] },
  found: { colour: '--text-1', dash: [6, 2, 1, 2] },
  untrained: { colour: '--before' },
};

/** Mean steps over the strength of the pushes, a line for each agent. */
export function strengthModel(curves: readonly Tested[], t: Translate<typeof strings>): ChartModel {
  const steps = (value: number) => formatNumber(value, { maximumFractionDigits: 0 });
  const series = curves.map(({ agent: { id, name }, points }): Series => {
    const results = points.map(({ returns }) => summarise(returns));
    const full = results.map((result) => result.full);
    return {
      id,
      label: name,
      ...LOOKS[id],
      mark: 'line',
      axis: 'left',
      x: points.map(({ strength }) => strength),
      y: results.map(({ mean }) => mean),
      columns: { [`full_of_${starts}`]: full },
      format: (mean, i) => t('cell', { mean: steps(mean), full: full[i] ?? 0 }),
    };
  });
  return {
    id: 'robustness',
    title: t('title'),
    summary: () => t('chart', { lines: series.flatMap(({ label, y }) => endsOf(label, y, t)).join(' ') }),
    notice: null,
    x: {
      label: t('axisX'),
      min: 0.1,
      max: 1,
      stride: 0.1,
      format: oneDecimal,
      place: { column: 'push_strength', text: (strength) => t('place', { strength: oneDecimal(strength) }) },
    },
    left: { label: t('axisY'), min: 0, max: maxEpisodeSteps, tickStep: 100, format: steps },
    series: series.toReversed(),
  };
}

/** Where a curve begins and where it ends, in a sentence. */
function endsOf(agent: string, means: Series['y'], t: Translate<typeof strings>): string[] {
  const [first, last] = [means[0], means.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [t('chartLine', { agent, first: Math.round(first), last: Math.round(last) })];
}
