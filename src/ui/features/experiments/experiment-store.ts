import { createStore } from 'zustand/vanilla';
import type { GreedyResult } from '../../../core/evaluate.ts';
import type { EpisodeRecord } from '../../../core/history.ts';
import { experiments as strings } from '../../../locales/en/experiments.ts';
import { text } from '../../kit/i18n/index.ts';
import { isActive, type Run } from '../../session/session.ts';
import { actions, sessionStore } from '../../session/store.ts';
import { createTrainer } from '../../session/trainer.ts';
import type { RunCurve } from '../compare/run-curves.ts';
import { type SeedOutcome, startStudy } from '../compare/study.ts';
import { setUpWithUndo } from '../settings/index.ts';
import {
  type Answer,
  baselineConfig,
  EXPERIMENTS,
  type ExperimentId,
  experimentConfig,
  experimentOfLink,
} from './experiments.ts';

/** The run of an experiment, once it was started. */
export interface ExperimentRun {
  /** The session's number of it. */
  readonly run: number;
  readonly seed: number;
  /**
   * `ended` by itself, as solved, at its last episode or diverged; the person `stopped` it, the worker `crashed`, or
   * another run took its place before it ended (`superseded`): these three say nothing about the question.
   */
  readonly status: 'active' | 'ended' | 'stopped' | 'crashed' | 'superseded';
  readonly history: readonly EpisodeRecord[];
  readonly episodes: number;
  /** Null before the end, and when the run failed. */
  readonly test: GreedyResult | null;
}

export interface ExperimentState {
  readonly selected: ExperimentId;
  readonly predictions: Readonly<Partial<Record<ExperimentId, Answer>>>;
  readonly runs: Readonly<Partial<Record<ExperimentId, ExperimentRun>>>;
  /** By seed: trained beside the experiment, once a seed; null while it is. */
  readonly baselines: ReadonlyMap<number, SeedOutcome | null>;
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

  /** Sets up the experiment with the seed that is chosen, at full speed, and starts it and its baseline. */
  run(id: ExperimentId): void {
    const { seed } = sessionStore.getState().config;
    const t = text(strings);
    setUpWithUndo(
      { preset: EXPERIMENTS[id].preset, config: experimentConfig(id, seed), pace: 'max' },
      t('setUp', { title: t(`${id}-title`) }),
      t('undo'),
    );
    actions.train();
    trainBaseline(seed);
    const { run } = sessionStore.getState();
    setRun(id, {
      run: run.id,
      seed,
      status: 'active',
      history: [],
      episodes: 0,
      test: null,
    });
  },
};

function setRun(id: ExperimentId, run: ExperimentRun): void {
  experimentStore.setState(({ runs }) => ({ runs: { ...runs, [id]: run } }));
}

function trainBaseline(seed: number): void {
  const set = (outcome: SeedOutcome | null) =>
    experimentStore.setState(({ baselines }) => ({ baselines: new Map(baselines).set(seed, outcome) }));
  if (experimentStore.getState().baselines.has(seed)) return;
  set(null);
  startStudy({
    config: baselineConfig(seed),
    seeds: [seed],
    learner: 'simd',
    workers: 1,
    createTrainer,
    onProgress: () => {},
    onOutcome: set,
    onEnd: () => {},
  });
}

/** Milliseconds between two looks at a run under way. */
const followInterval = 200;
let followedAt = 0;

/** The experiment's run lives in the session; its curve is kept here, for when the next run has taken its place. */
sessionStore.subscribe(({ run }) => {
  const { runs } = experimentStore.getState();
  for (const [id, known] of activeRuns(runs)) {
    if (known.run !== run.id) {
      setRun(id, { ...known, status: 'superseded' });
      continue;
    }
    const status = experimentStatus(run);
    if (status === 'active' && performance.now() - followedAt < followInterval) continue;
    followedAt = performance.now();
    const { history, result } = run;
    setRun(id, {
      ...known,
      status,
      history,
      episodes: history.length,
      test: result?.test ?? null,
    });
  }
});

export function curveOf({ curves }: ExperimentState, id: ExperimentId): RunCurve {
  return curves[id] ?? EXPERIMENTS[id].curve ?? 'score';
}

/** What has become of the run of an experiment, while the session still has it. */
export function experimentStatus(run: Run): Exclude<ExperimentRun['status'], 'superseded'> {
  if (isActive(run)) return 'active';
  if (run.failure?.reason === 'crashed') return 'crashed';
  return run.result?.reason === 'stopped' ? 'stopped' : 'ended';
}

function activeRuns(runs: ExperimentState['runs']): [ExperimentId, ExperimentRun][] {
  return Object.entries(runs).flatMap(([id, run]) =>
    run.status === 'active' && isExperiment(id) ? [[id, run]] : [],
  );
}

function isExperiment(id: string): id is ExperimentId {
  return id in EXPERIMENTS;
}
