import { createStore } from 'zustand/vanilla';
import type { Config } from '../../../core/config.ts';
import type { PresetName } from '../../../core/presets.ts';
import { isActive, type Run } from '../../../runs/run.ts';
import { countAsWork } from '../../session/at-work.ts';
import { settingsProblems } from '../../session/settings.ts';
import { sessionStore } from '../../session/store.ts';
import { createTrainer } from '../../session/trainer.ts';
import { startStudy } from './study.ts';

export interface Study {
  readonly status: 'idle' | 'running' | 'done' | 'cancelled';
  readonly preset: PresetName;
  readonly config: Config;
  readonly seeds: readonly number[];
  /** Those that have come to their end, by seed. */
  readonly outcomes: readonly Run[];
  /** Episodes of the seeds in training. */
  readonly training: ReadonlyMap<number, number>;
  readonly elapsedSeconds: number;
  /** The seed whose curve is drawn beside the band. */
  readonly pointedAt: number | null;
}

/** Milliseconds between two looks at what many workers report, so that the page stays at hand. */
const refreshInterval = 250;

/** Leaves one core to the page. */
export function studyWorkers(): number {
  return Math.max(1, (navigator.hardwareConcurrency || 2) - 1);
}

export const studyStore = createStore<Study>(() => ({
  status: 'idle',
  preset: sessionStore.getState().preset,
  config: sessionStore.getState().config,
  seeds: [],
  outcomes: [],
  training: new Map(),
  elapsedSeconds: 0,
  pointedAt: null,
}));

countAsWork(studyStore, ({ status }) => status === 'running');

let cancel: (() => void) | null = null;

export const study = {
  /** Trains the chosen settings with each seed. Does nothing while they have a problem. */
  start(seeds: readonly number[]): void {
    const session = sessionStore.getState();
    if (settingsProblems(session).length > 0) return;
    cancel?.();
    const { preset, config, learnerChoice } = session;
    const startedAt = performance.now();
    const outcomes: Run[] = [];
    const training = new Map<number, number>();
    const refresh = () =>
      studyStore.setState({
        outcomes: outcomes.toSorted((a, b) => a.config.seed - b.config.seed),
        training: new Map(training),
        elapsedSeconds: (performance.now() - startedAt) / 1000,
      });
    const timer = setInterval(refresh, refreshInterval);
    const stop = startStudy({
      config,
      seeds,
      learner: learnerChoice === 'auto' ? 'simd' : learnerChoice,
      workers: studyWorkers(),
      createTrainer,
      onRun(run) {
        const { seed } = run.config;
        if (isActive(run)) training.set(seed, run.history.length);
        else {
          training.delete(seed);
          outcomes.push(run);
        }
      },
      onEnd: () => finish('done'),
    });
    const finish = (status: 'done' | 'cancelled') => {
      clearInterval(timer);
      stop();
      training.clear();
      cancel = null;
      refresh();
      studyStore.setState({ status });
    };
    cancel = () => finish('cancelled');
    studyStore.setState({ status: 'running', preset, config, seeds, pointedAt: null });
    refresh();
  },

  cancel(): void {
    cancel?.();
  },

  pointAt(pointedAt: number | null): void {
    studyStore.setState({ pointedAt });
  },
};
