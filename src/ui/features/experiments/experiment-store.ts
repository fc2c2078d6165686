import { createStore } from 'zustand/vanilla';
import { compare } from '../../../locales/en/compare.ts';
import { experiments as strings } from '../../../locales/en/experiments.ts';
import { isActive, outcomeOf, type Run, type RunId } from '../../../runs/run.ts';
import type { Pace } from '../../../worker/protocol.ts';
import { type ChartModel, newestValues } from '../../kit/charts/model.ts';
import type { ChartWords } from '../../kit/charts/words.ts';
import { text } from '../../kit/i18n/index.ts';
import { perSession } from '../../session/per-session.ts';
import { curveAxis, episodesAxis, type RunCurve, runSeries } from '../compare/index.ts';
import { overlayOf } from '../score/index.ts';
import { startStudy } from '../seeds/index.ts';
import { type Answer, baselineConfig, baselineOf, EXPERIMENTS, experimentConfig } from './experiments.ts';
import { dockOf, EXPERIMENT_IDS, type ExperimentId, experimentOfLink } from './index.ts';

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

/** Milliseconds between two looks at a run under way. */
const followInterval = 200;

export const baselineKey = (id: ExperimentId, seed: number): string => `${baselineOf(id)}, seed ${seed}`;

/** The experiments that a person does. */
export const experimentsOf = perSession((session) => {
  const { actions } = session;
  const overlays = overlayOf(session);
  const store = createStore<ExperimentState>(() => ({
    selected: experimentOfLink(globalThis.location?.search ?? '') ?? 'noTarget',
    predictions: {},
    runs: {},
    baselines: new Map(),
    curves: {},
  }));

  /** The pace from before, once the run is over, unless the person has chosen another meanwhile. */
  function bringPaceBack(id: RunId, pace: Pace): void {
    const end = session.store.subscribe(({ run, pace: now }) => {
      if (run.id === id && isActive(run) && now === 'max') return;
      end();
      if (now === 'max') actions.setPace(pace);
    });
  }

  /** The baseline's score under that of the run on the stage, as soon as it is known. */
  store.subscribe(({ runs, baselines }, before) => {
    if (baselines === before.baselines && runs === before.runs) return;
    const { run } = session.store.getState();
    const id = EXPERIMENT_IDS.find((one) => runs[one]?.id === run.id);
    const baseline = id === undefined ? null : baselines.get(baselineKey(id, run.config.seed));
    const { overlay } = overlays.getState();
    if (baseline == null || (overlay?.over === run.id && overlay.history === baseline.history)) return;
    const label = text(strings)('baselineScore');
    overlays.setState({ overlay: { over: run.id, label, history: baseline.history } });
  });

  function setRun(id: ExperimentId, run: Run): void {
    store.setState(({ runs }) => ({ runs: { ...runs, [id]: run } }));
  }

  function trainBaseline(id: ExperimentId, seed: number): void {
    const key = baselineKey(id, seed);
    const set = (run: Run | null) =>
      store.setState(({ baselines }) => ({ baselines: new Map(baselines).set(key, run) }));
    if (store.getState().baselines.has(key)) return;
    set(null);
    startStudy({
      configs: [baselineConfig(id, seed)],
      learner: 'simd',
      workers: 1,
      createTrainer: session.createTrainer,
      onRun: (run) => isActive(run) || set(run),
      onEnd: () => {},
    });
  }

  let followedAt = 0;

  /** The experiment's run lives in the session; its curve is kept here, for when the next run has taken its place. */
  session.store.subscribe(({ run }) => {
    for (const id of EXPERIMENT_IDS) {
      const known = store.getState().runs[id];
      if (known === undefined || known.id !== run.id || known === run) continue;
      if (isActive(run) && performance.now() - followedAt < followInterval) continue;
      followedAt = performance.now();
      setRun(id, run);
    }
  });

  return {
    store,

    select: (selected: ExperimentId) => store.setState({ selected }),

    predict(id: ExperimentId, answer: Answer): void {
      store.setState(({ predictions }) => ({ predictions: { ...predictions, [id]: answer } }));
    },

    chooseCurve(id: ExperimentId, curve: RunCurve): void {
      store.setState(({ curves }) => ({ curves: { ...curves, [id]: curve } }));
    },

    /** Starts the experiment with the seed that is chosen, at full speed, and its baseline. The person's own settings stay. */
    run(id: ExperimentId): void {
      const { config, pace } = session.store.getState();
      const { seed } = config;
      actions.setPace('max');
      actions.train({ config: experimentConfig(id, seed) });
      const { run } = session.store.getState();
      setRun(id, run);
      dockOf(session).setState({ run: run.id });
      trainBaseline(id, seed);
      bringPaceBack(run.id, pace);
    },
  };
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

/** A curve of the experiment's run over its baseline's, of the same seed; either may still be on its way. */
export function experimentModel(
  id: ExperimentId,
  curve: RunCurve,
  run: Run | undefined,
  baseline: Run | null | undefined,
  words: ChartWords,
): ChartModel {
  const t = text(strings);
  const ofBaseline = {
    id: 'baseline',
    label: t('baseline'),
    colour: '--reference',
    dash: [7, 3],
  } as const;
  const ofRun = { id: 'experiment', label: t(`${id}-title`), colour: '--after' } as const;
  const series = [
    ...(baseline == null ? [] : runSeries(curve, baseline, ofBaseline, words)),
    ...(run === undefined ? [] : runSeries(curve, run, ofRun, words)),
  ];
  const isEmpty = run === undefined || series.at(-1)?.x.length === 0;
  return {
    id: `experiment-${id}-${curve}`,
    title: t('chartTitle', { curve: text(compare)(`title-${curve}`) }),
    summary: () => (isEmpty ? t('chartEmpty') : newestValues(series)),
    notice: isEmpty ? t('chartEmpty') : null,
    x: episodesAxis(series, words),
    left: curveAxis(curve, series, words),
    series,
  };
}
