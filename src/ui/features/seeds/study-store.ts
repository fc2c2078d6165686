import { createStore } from 'zustand/vanilla';
import { changedKnobs, PRESETS, type PresetName } from '../../../core/presets.ts';
import { controls } from '../../../locales/en/controls.ts';
import { seeds as strings } from '../../../locales/en/seeds.ts';
import { isActive } from '../../../runs/run.ts';
import { newRunId } from '../../../runs/run-id.ts';
import {
  endedOf,
  hasEnded,
  isSolvedSeed,
  type SeedRun,
  type SeedRuns,
  seedRun,
  withEpisode,
} from '../../../runs/seed-run.ts';
import type { StoredStudy, StudyArm, StudyId } from '../../../runs/storage/schema.ts';
import type { LearnerChoice } from '../../../worker/protocol.ts';
import { formatNumber, text } from '../../kit/i18n/index.ts';
import { countAsWork } from '../../session/at-work.ts';
import { perSession } from '../../session/per-session.ts';
import { settingsProblems } from '../../session/settings.ts';
import { cartsOf } from '../field/index.ts';
import { keptStudiesOf } from './kept-studies.ts';
import { startStudy } from './study.ts';

/** Settings, and the runs with them. */
export interface Arm extends StudyArm {
  readonly runs: SeedRuns;
}

/** One seed of one arm. */
export interface SeedPlace {
  readonly arm: number;
  readonly seed: number;
}

export interface Study {
  readonly status: 'idle' | 'running' | 'done' | 'cancelled';
  /** Null before there is one, and of a study out of a file. */
  readonly id: StudyId | null;
  readonly arms: readonly Arm[];
  readonly seeds: readonly number[];
  readonly learner: LearnerChoice;
  readonly elapsedSeconds: number;
  /** The seed whose cart, row and curve stand out. */
  readonly pointedAt: SeedPlace | null;
}

/** So many seeds at most have a cart and a row; what is said of all is of all. */
export const mostShown = 1024;

/** Milliseconds between two looks at what many workers report, so that the page stays at hand. */
const refreshInterval = 250;

/** Leaves one core to the page. */
export function studyWorkers(): number {
  return Math.max(1, (navigator.hardwareConcurrency || 2) - 1);
}

/** The settings of a study's arms: the chosen ones, and a preset beside them. */
export function wantedArms(
  { preset, config }: Pick<Arm, 'preset' | 'config'>,
  beside: PresetName | null,
): readonly StudyArm[] {
  const chosen = { preset, config };
  return beside === null
    ? [chosen]
    : [chosen, { preset: beside, config: { ...PRESETS[beside], seed: config.seed } }];
}

/** The seeds of all arms that have not come to their end. */
function seedsLeft({ arms, seeds }: Pick<Study, 'arms' | 'seeds'>): number {
  return arms.reduce((left, { runs }) => left + seeds.length - endedOf(runs).length, 0);
}

const armsOf = (arms: readonly StudyArm[], runs: readonly (readonly SeedRun[])[]) =>
  arms.map((arm, i) => ({ ...arm, runs: new Map(runs[i]?.map((run) => [run.seed, run])) }));

/** The study of many seeds that is shown. */
export const studyOf = perSession((session) => {
  const store = createStore<Study>(() => ({
    status: 'idle',
    id: null,
    arms: [],
    seeds: [],
    learner: 'simd',
    elapsedSeconds: 0,
    pointedAt: null,
  }));

  countAsWork(store, ({ status }) => status === 'running');

  let cancel: (() => void) | null = null;
  const keptStudies = keptStudiesOf(session);
  const { createTrainer } = session;

  function show(
    study: Pick<StoredStudy, 'arms' | 'seeds' | 'learner' | 'elapsedSeconds'>,
    runs: readonly (readonly SeedRun[])[],
    id: StudyId | null,
  ): void {
    cancel?.();
    const { seeds, learner, elapsedSeconds } = study;
    const shown = { arms: armsOf(study.arms, runs), seeds };
    const status = seedsLeft(shown) === 0 ? 'done' : 'cancelled';
    store.setState({ ...shown, id, learner, elapsedSeconds, status, pointedAt: null });
  }

  /** Trains what of a study has not come to its end. */
  function begin(stored: StoredStudy, runs: readonly (readonly SeedRun[])[]): void {
    cancel?.();
    const { seeds, learner } = stored;
    const arms = armsOf(stored.arms, runs);
    const startedAt = performance.now();
    const elapsedSeconds = () => stored.elapsedSeconds + (performance.now() - startedAt) / 1000;
    // The same seed of every arm comes before the next one.
    const places = seeds
      .flatMap((seed) => arms.map((arm, index) => ({ arm, index, seed })))
      .filter(({ arm, seed }) => !arm.runs.has(seed));
    const refresh = () =>
      store.setState({
        arms: arms.map((arm) => ({ ...arm, runs: new Map(arm.runs) })),
        elapsedSeconds: elapsedSeconds(),
      });
    const asStored = (): StoredStudy => {
      const all = arms.flatMap((arm) => endedOf(arm.runs));
      const solved = all.filter(isSolvedSeed).length;
      return { ...stored, elapsedSeconds: elapsedSeconds(), ended: all.length, solved };
    };
    const timer = setInterval(refresh, refreshInterval);
    const stop = startStudy({
      configs: places.map(({ arm, seed }) => ({ ...arm.config, seed })),
      learner,
      workers: studyWorkers(),
      createTrainer,
      onRun(run, at) {
        const { arm, index, seed } = places[at] ?? {};
        if (arm === undefined || index === undefined || seed === undefined) return;
        const kept = seedRun(run, arm.runs.get(seed)?.reel ?? []);
        if (!isActive(run)) arm.runs.delete(seed); // it stands last from now on
        arm.runs.set(seed, kept);
        if (!isActive(run)) void keptStudies.putSeed(asStored(), index, kept);
      },
      onEpisode(trajectory, run, at) {
        const { arm, seed } = places[at] ?? {};
        if (arm === undefined || seed === undefined) return;
        // A worker that died begins the seed anew: what was recorded before is of the same episodes.
        const reel = arm.runs.get(seed)?.reel.filter(({ episode }) => episode < trajectory.episode) ?? [];
        arm.runs.set(seed, seedRun(run, withEpisode(reel, trajectory)));
      },
      onEnd: () => finish('done'),
    });
    const finish = (status: 'done' | 'cancelled') => {
      clearInterval(timer);
      stop();
      for (const { runs } of arms) for (const [seed, run] of runs) if (!hasEnded(run)) runs.delete(seed);
      cancel = null;
      refresh();
      store.setState({ status });
    };
    cancel = () => finish('cancelled');
    store.setState({ status: 'running', id: stored.id, seeds, learner, pointedAt: null });
    refresh();
  }

  return {
    store,

    /**
     * Trains the chosen settings with each seed. Does nothing while they have a problem.
     * @param beside trained beside them, with the same seeds
     */
    start(seeds: readonly number[], beside: PresetName | null = null): void {
      const chosen = session.store.getState();
      if (settingsProblems(chosen).length > 0) return;
      const { learnerChoice } = chosen;
      const fresh: StoredStudy = {
        id: newRunId(),
        name: '',
        arms: wantedArms(chosen, beside),
        seeds,
        learner: learnerChoice === 'auto' ? 'simd' : learnerChoice,
        startedAt: Date.now(),
        ...{ elapsedSeconds: 0, ended: 0, solved: 0 },
      };
      void keptStudies.put(fresh);
      begin(fresh, []);
    },

    /** Before a study has begun: what would be trained, waiting. */
    preview(arms: readonly StudyArm[], seeds: readonly number[]): void {
      if (store.getState().status === 'idle') store.setState({ arms: armsOf(arms, []), seeds });
    },

    cancel(): void {
      cancel?.();
    },

    /** Shows a study that is kept. @param goesOn trains the seeds that have not come to their end */
    async open(stored: StoredStudy, goesOn = false): Promise<void> {
      const runs = await keptStudies.runs(stored);
      if (runs === null) return;
      if (goesOn) begin(stored, runs);
      else show(stored, runs, stored.id);
    },

    /** Shows a study that was made elsewhere. */
    show(arm: StudyArm, learner: LearnerChoice, runs: readonly SeedRun[]): void {
      const seeds = runs.map(({ seed }) => seed);
      const elapsedSeconds = runs.reduce((sum, { seconds }) => sum + seconds, 0);
      show({ arms: [arm], seeds, learner, elapsedSeconds }, [runs], null);
    },

    pointAt(pointedAt: SeedPlace | null): void {
      const { pointedAt: before } = store.getState();
      if (before?.seed !== pointedAt?.seed || before?.arm !== pointedAt?.arm) store.setState({ pointedAt });
    },
  };
});

/** What settings are called, in the language of the moment: their preset, and how many of them are changed. */
export function armName({ preset, config }: Pick<StudyArm, 'preset' | 'config'>): string {
  const count = changedKnobs(config, preset).length;
  const name = text(controls)(preset);
  return count === 0 ? name : text(strings)('changedName', { preset: name, count });
}

/** How a seed stands, in a sentence. */
export function cartText({ runs }: Pick<Arm, 'runs'>, seed: number): string {
  const t = text(strings);
  const [cart] = cartsOf(runs, [seed]);
  if (cart === undefined) return '';
  const { state, episodes } = cart;
  if (state === 'waiting') return t('cart-waiting', { seed });
  const number = (value: number) => formatNumber(value, { maximumFractionDigits: 1 });
  const score = cart.score === null ? '–' : number(cart.score);
  if (state === 'learning') return t('cart-learning', { seed, episodes, score });
  const mean = runs.get(seed)?.test?.mean;
  if (mean === undefined) return t('cart-broken', { seed, episodes });
  return t(`cart-${state}`, { seed, episodes, mean: number(mean) });
}
