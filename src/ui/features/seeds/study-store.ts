import { createStore } from 'zustand/vanilla';
import type { Config } from '../../../core/config.ts';
import { History } from '../../../core/history.ts';
import { PRESETS, type PresetName } from '../../../core/presets.ts';
import { type Reel, withEpisode } from '../../../runs/reel.ts';
import { isActive } from '../../../runs/run.ts';
import { type SeedOutcome, seedOutcome } from '../../../runs/seed-outcome.ts';
import type { LearnerChoice } from '../../../worker/protocol.ts';
import { countAsWork } from '../../session/at-work.ts';
import { settingsProblems } from '../../session/settings.ts';
import { sessionStore } from '../../session/store.ts';
import { createTrainer } from '../../session/trainer.ts';
import { startStudy } from './study.ts';

/** A seed in training, as far as it has come. */
export interface TrainingSeed {
  readonly history: History;
  readonly reel: Reel;
}

/** Settings, and what has become of each seed with them. */
export interface Arm {
  readonly preset: PresetName;
  readonly config: Config;
  /** Those that have come to their end, by seed. */
  readonly outcomes: ReadonlyMap<number, SeedOutcome>;
  readonly training: ReadonlyMap<number, TrainingSeed>;
}

/** One seed of one arm. */
export interface SeedPlace {
  readonly arm: number;
  readonly seed: number;
}

export interface Study {
  readonly status: 'idle' | 'running' | 'done' | 'cancelled';
  readonly arms: readonly Arm[];
  readonly seeds: readonly number[];
  readonly learner: LearnerChoice;
  readonly elapsedSeconds: number;
  /** The seed whose cart, row and curve stand out. */
  readonly pointedAt: SeedPlace | null;
}

/** Milliseconds between two looks at what many workers report, so that the page stays at hand. */
const refreshInterval = 250;

/** Leaves one core to the page. */
export function studyWorkers(): number {
  return Math.max(1, (navigator.hardwareConcurrency || 2) - 1);
}

export const studyStore = createStore<Study>(() => ({
  status: 'idle',
  arms: [],
  seeds: [],
  learner: 'simd',
  elapsedSeconds: 0,
  pointedAt: null,
}));

countAsWork(studyStore, ({ status }) => status === 'running');

let cancel: (() => void) | null = null;

export const study = {
  /**
   * Trains the chosen settings with each seed. Does nothing while they have a problem.
   * @param beside trained beside them, with the same seeds
   */
  start(seeds: readonly number[], beside: PresetName | null = null): void {
    const session = sessionStore.getState();
    if (settingsProblems(session).length > 0) return;
    const { learnerChoice } = session;
    begin(wantedArms(session, beside), seeds, learnerChoice === 'auto' ? 'simd' : learnerChoice);
  },

  cancel(): void {
    cancel?.();
  },

  pointAt(pointedAt: SeedPlace | null): void {
    const { pointedAt: before } = studyStore.getState();
    if (before?.seed !== pointedAt?.seed || before?.arm !== pointedAt?.arm)
      studyStore.setState({ pointedAt });
  },
};

/** The settings of a study's arms: the chosen ones, and a preset beside them. */
export function wantedArms(
  { preset, config }: Pick<Arm, 'preset' | 'config'>,
  beside: PresetName | null,
): readonly Pick<Arm, 'preset' | 'config'>[] {
  const chosen = { preset, config };
  return beside === null
    ? [chosen]
    : [chosen, { preset: beside, config: { ...PRESETS[beside], seed: config.seed } }];
}

function begin(
  settings: readonly Pick<Arm, 'preset' | 'config'>[],
  seeds: readonly number[],
  learner: LearnerChoice,
): void {
  cancel?.();
  const startedAt = performance.now();
  const arms = settings.map((arm) => ({
    ...arm,
    outcomes: new Map<number, SeedOutcome>(),
    training: new Map<number, TrainingSeed>(),
  }));
  // The same seed of every arm comes before the next one.
  const places = seeds.flatMap((seed) => arms.map((arm) => ({ arm, seed })));
  const refresh = () =>
    studyStore.setState({
      arms: arms.map((arm) => ({
        ...arm,
        outcomes: new Map(arm.outcomes),
        training: new Map(arm.training),
      })),
      elapsedSeconds: (performance.now() - startedAt) / 1000,
    });
  const timer = setInterval(refresh, refreshInterval);
  const stop = startStudy({
    configs: places.map(({ arm, seed }) => ({ ...arm.config, seed })),
    learner,
    workers: studyWorkers(),
    createTrainer,
    onRun(run, index) {
      const { arm, seed } = places[index] ?? {};
      if (arm === undefined || seed === undefined) return;
      const reel = arm.training.get(seed)?.reel ?? [];
      if (isActive(run)) arm.training.set(seed, { history: run.history, reel });
      else {
        arm.training.delete(seed);
        arm.outcomes.set(seed, seedOutcome(run, reel));
      }
    },
    onEpisode(trajectory, index) {
      const { arm, seed } = places[index] ?? {};
      if (arm === undefined || seed === undefined) return;
      const { history, reel } = arm.training.get(seed) ?? { history: History.empty(), reel: [] };
      // A worker that died begins the seed anew: what was recorded before is of the same episodes.
      const earlier = reel.filter(({ episode }) => episode < trajectory.episode);
      arm.training.set(seed, { history, reel: withEpisode(earlier, trajectory) });
    },
    onEnd: () => finish('done'),
  });
  const finish = (status: 'done' | 'cancelled') => {
    clearInterval(timer);
    stop();
    for (const { training } of arms) training.clear();
    cancel = null;
    refresh();
    studyStore.setState({ status });
  };
  cancel = () => finish('cancelled');
  studyStore.setState({ status: 'running', seeds, learner, pointedAt: null });
  refresh();
}

/** What the seeds of an arm came to, in the order of seeds. */
export function outcomesOf({ outcomes }: Pick<Arm, 'outcomes'>): SeedOutcome[] {
  return [...outcomes.values()].sort((a, b) => a.seed - b.seed);
}
