import { createStore } from 'zustand/vanilla';
import { experiments as strings } from '../../../locales/en/experiments.ts';
import { isActive, outcomeOf, type Run, type RunId } from '../../../runs/run.ts';
import type { Pace } from '../../../worker/protocol.ts';
import { text } from '../../kit/i18n/index.ts';
import { actions, sessionStore } from '../../session/store.ts';
import { createTrainer } from '../../session/trainer.ts';
import type { RunCurve } from '../compare/index.ts';
import { overlayStore } from '../score/index.ts';
import { startStudy } from '../seeds/index.ts';
import { dockStore } from './dock-store.ts';
import {
  type Answer,
  baselineConfig,
  baselineOf,
  EXPERIMENT_IDS,
  EXPERIMENTS,
  type ExperimentId,
  experimentConfig,
  experimentOfLink,
} from './experiments.ts';

/**
 * What has become of the run of an experiment: it `ended` by itself, as solved, at its last episode or diverged; the
 * person `stopped` it, the worker `crashed`, or another run took its place before it ended (`superseded`): these three
 * say nothing about the question.
 */
export type ExperimentStatus = 'active' | 'ended' | 'stopped' | 'crashed' | 'superseded';

export interface ExperimentState {
  readonly selected: ExperimentId;
  readonly predictions: Readonly<Partial<Record<ExperimentId, Answer>>>;
  /** The newest of each, as far as it has come while the session had it. */
  readonly runs: Readonly<Partial<Record<ExperimentId, Run>>>;
  /** By preset and seed: each trained once, beside the experiment; as far as it has come. */
  readonly baselines: ReadonlyMap<string, Run | null>;
  /** The curves that were chosen; else the experiment's own. */
  readonly curves: Readonly<Partial<Record<ExperimentId, RunCurve>>>;
}

export const experimentStore = createStore<ExperimentState>(() => ({
  selected: experimentOfLink(globalThis.location?.search ?? '') ?? 'noTarget',
  predictions: {},
  runs: {},
  baselines: new Map(),
  curves: {},
}));

export const experiments = {
  select: (selected: ExperimentId) => experimentStore.setState({ selected }),

  predict(id: ExperimentId, answer: Answer): void {
    experimentStore.setState(({ predictions }) => ({ predictions: { ...predictions, [id]: answer } }));
  },

  chooseCurve(id: ExperimentId, curve: RunCurve): void {
    experimentStore.setState(({ curves }) => ({ curves: { ...curves, [id]: curve } }));
  },

  /** Starts the experiment with the seed that is chosen, at full speed, and its baseline. The person's own settings stay. */
  run(id: ExperimentId): void {
    const { config, pace } = sessionStore.getState();
    const { seed } = config;
    actions.setPace('max');
    actions.train({ config: experimentConfig(id, seed) });
    const { run } = sessionStore.getState();
    setRun(id, run);
    dockStore.setState({ run: run.id });
    trainBaseline(id, seed);
    bringPaceBack(run.id, pace);
  },
};

/** The pace from before, once the run is over, unless the person has chosen another meanwhile. */
function bringPaceBack(id: RunId, pace: Pace): void {
  const end = sessionStore.subscribe(({ run, pace: now }) => {
    if (run.id === id && isActive(run) && now === 'max') return;
    end();
    if (now === 'max') actions.setPace(pace);
  });
}

/** The baseline's score under that of the run on the stage, as soon as it is known. */
experimentStore.subscribe(({ runs, baselines }, before) => {
  if (baselines === before.baselines && runs === before.runs) return;
  const { run } = sessionStore.getState();
  const id = EXPERIMENT_IDS.find((one) => runs[one]?.id === run.id);
  const baseline = id === undefined ? null : baselines.get(baselineKey(id, run.config.seed));
  const { overlay } = overlayStore.getState();
  if (baseline == null || (overlay?.over === run.id && overlay.history === baseline.history)) return;
  const label = text(strings)('baselineScore');
  overlayStore.setState({ overlay: { over: run.id, label, history: baseline.history } });
});

function setRun(id: ExperimentId, run: Run): void {
  experimentStore.setState(({ runs }) => ({ runs: { ...runs, [id]: run } }));
}

export const baselineKey = (id: ExperimentId, seed: number): string => `${baselineOf(id)}, seed ${seed}`;

function trainBaseline(id: ExperimentId, seed: number): void {
  const key = baselineKey(id, seed);
  const set = (run: Run | null) =>
    experimentStore.setState(({ baselines }) => ({ baselines: new Map(baselines).set(key, run) }));
  if (experimentStore.getState().baselines.has(key)) return;
  set(null);
  startStudy({
    configs: [baselineConfig(id, seed)],
    learner: 'simd',
    workers: 1,
    createTrainer,
    onRun: (run) => isActive(run) || set(run),
    onEnd: () => {},
  });
}

/** Milliseconds between two looks at a run under way. */
const followInterval = 200;
let followedAt = 0;

/** The experiment's run lives in the session; its curve is kept here, for when the next run has taken its place. */
sessionStore.subscribe(({ run }) => {
  for (const id of EXPERIMENT_IDS) {
    const known = experimentStore.getState().runs[id];
    if (known === undefined || known.id !== run.id || known === run) continue;
    if (isActive(run) && performance.now() - followedAt < followInterval) continue;
    followedAt = performance.now();
    setRun(id, run);
  }
});

export function curveOf({ curves }: ExperimentState, id: ExperimentId): RunCurve {
  return curves[id] ?? EXPERIMENTS[id].curve ?? 'score';
}

/** @param shown the run that the session has by now */
export function experimentStatus(run: Run, shown: Run): ExperimentStatus {
  if (isActive(run)) return run.id === shown.id ? 'active' : 'superseded';
  if (hasAnswered(run)) return 'ended';
  return run.failure === null ? 'stopped' : 'crashed';
}

/** It ended by itself. */
export function hasAnswered(run: Run): boolean {
  const outcome = outcomeOf(run);
  return outcome !== null && outcome !== 'stopped' && outcome !== 'crashed';
}
