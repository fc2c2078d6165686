import { createStore } from 'zustand/vanilla';
import { type Config, configProblems, liveChanges } from '../../core/config.ts';
import { goingOn } from '../../core/going-on.ts';
import { PRESETS } from '../../core/presets.ts';
import { fold } from '../../runs/fold.ts';
import { idleRun, isActive, type Run } from '../../runs/run.ts';
import { newRunId } from '../../runs/run-id.ts';
import type { Command, LearnerChoice, NamedWeights, Pace, Report } from '../../worker/protocol.ts';
import { type BeginCommand, Recovery, type RunCommand, type SavedCheckpoint } from './recovery.ts';
import { initialSession, reduce, type Session, type ShownAgent } from './session.ts';
import { settingsActions, settingsProblems } from './settings.ts';
import type { Trainer, TrainerEvents } from './trainer.ts';

interface SessionOptions {
  readonly createTrainer: (events: TrainerEvents) => Trainer;
  /** Told of every run that has ended after at least one episode, also of one that another has replaced. */
  readonly onEnded?: (run: Run) => void;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** A session of its own: nothing of it is seen by another. */
export function createSession({ createTrainer, onEnded = () => {}, now = Date.now }: SessionOptions) {
  const store = createStore<Session>(() => initialSession());
  const listeners = new Set<(report: Report) => void>();
  /** Runs that another has replaced and that have not said their last word. */
  const replaced = new Map<number, Run>();
  let recovery: Recovery | null = null;
  let trainer: Trainer | null = null;

  const send = (command: Command) => {
    trainer ??= createTrainer({ onReport: receive, onCrash: crashed });
    trainer.send(command);
  };

  function receive(report: Report): void {
    const isCurrent = 'run' in report && report.run === store.getState().runNumber;
    if (isCurrent) recovery?.heard(report);
    if (isCurrent && report.type === 'failed' && report.reason === 'crashed') crashed(report.message);
    else tell(report);
  }

  function tell(report: Report): void {
    for (const listener of listeners) listener(report);
    if ('run' in report && replaced.has(report.run)) tellReplaced(report);
    store.setState((session) => reduce(session, report, now));
    if (report.type !== 'finished' && report.type !== 'failed') return;
    const { run, runNumber } = store.getState();
    if (report.run === runNumber && run.history.length > 0) onEnded(run);
  }

  function tellReplaced(report: Exclude<Report, { type: 'ready' }>): void {
    const before = replaced.get(report.run);
    if (before === undefined) return;
    const run = fold(before, report);
    replaced.set(report.run, run);
    if (report.type !== 'finished' && report.type !== 'failed' && report.type !== 'superseded') return;
    replaced.delete(report.run);
    if (report.type !== 'superseded' && run.history.length > 0) onEnded({ ...run, endedAt: now() });
  }

  /** The worker is gone, or no longer to be trusted: another one goes on from the last checkpoint, if there is hope. */
  function crashed(message: string): void {
    trainer?.dispose();
    trainer = null;
    for (const run of replaced.keys()) tell({ type: 'failed', run, reason: 'crashed', message, last: null });
    const { run, runNumber, pace, learnerChoice: learner } = store.getState();
    if (!isActive(run)) return;
    const again = recovery?.died(run.history.length, { pace, learner }) ?? null;
    if (again === null) {
      tell({ type: 'failed', run: runNumber, reason: 'crashed', message, last: null });
      return;
    }
    store.setState({ run: { ...run, status: 'starting', restarts: run.restarts + 1 } });
    for (const command of again) send(command);
  }

  /** Another run takes the place of the one there is. */
  function replace(run: Run): number {
    const { run: before, runNumber } = store.getState();
    if (isActive(before)) replaced.set(runNumber, before);
    store.setState({ shownAgent: null, moment: 'live', isMoving: false, run, runNumber: runNumber + 1 });
    return runNumber + 1;
  }

  function begin(command: BeginCommand): void {
    recovery = new Recovery(command);
    send(command);
  }

  function tellRun(command: (run: number) => RunCommand): void {
    const { run, runNumber } = store.getState();
    if (!isActive(run)) return;
    const told = command(runNumber);
    recovery?.sent(told);
    send(told);
  }

  const settings = settingsActions(store, (changes) => {
    const live = liveChanges(changes);
    if (Object.keys(live).length > 0) tellRun((run) => ({ type: 'setLive', run, changes: live }));
  });

  /** Lets the worker find out what it can run on; asked once the page has painted. */
  function prepare(): void {
    const { preset, config: chosen, learnerChoice } = store.getState();
    const config = configProblems(chosen).length > 0 ? PRESETS[preset] : chosen;
    send({ type: 'prepare', config, learner: learnerChoice });
  }

  /**
   * Starts a fresh run with the chosen settings. Does nothing while they have a problem.
   * @param options `from`: weights to train further, as after training, unless `exploreAnew` begins as the settings say;
   * `learner`, `config`: for this run alone, instead of the chosen ones
   */
  function train(
    options: {
      readonly from?: NamedWeights;
      readonly exploreAnew?: boolean;
      readonly play?: boolean;
      readonly learner?: LearnerChoice;
      readonly config?: Config;
    } = {},
  ): void {
    const { from, exploreAnew = false, play = true } = options;
    const { config: own, typed, pace, learnerChoice } = store.getState();
    const { learner = learnerChoice, config: chosen = own } = options;
    const wrong = settingsProblems({ config: chosen, typed: options.config === undefined ? typed : {} });
    if (wrong.length > 0) return;
    const config = from === undefined || exploreAnew ? chosen : goingOn(chosen);
    const id = newRunId();
    const run = replace({ ...idleRun(config, id), status: 'starting' });
    begin({ type: 'start', run, id, config, pace, learner, play, ...(from && { from }) });
  }

  /** This run as it was saved last; null before that. */
  const lastSaved = (): SavedCheckpoint | null => recovery?.saved ?? null;

  /** The whole training state, once the episode under way has ended; null when there is nothing to save yet. */
  function exportCheckpoint(): Promise<SavedCheckpoint | null> {
    const { run, runNumber } = store.getState();
    const ofRun = recovery;
    if (!isActive(run)) return Promise.resolve(lastSaved());
    return new Promise((resolve) => {
      const listener = (report: Report) => {
        if (!('run' in report) || report.run !== runNumber) return;
        if (report.type === 'checkpoint') resolve(report);
        else if (report.type === 'finished' || report.type === 'failed' || report.type === 'superseded')
          resolve(ofRun?.saved ?? null);
        else return;
        listeners.delete(listener);
      };
      listeners.add(listener);
      tellRun((number) => ({ type: 'exportCheckpoint', run: number }));
    });
  }

  /** Puts a run that has ended, from the list say, on the stage; one under way is stopped. */
  function open(run: Run): void {
    tellRun((number) => ({ type: 'stop', run: number }));
    replace(run);
    recovery = null;
  }

  function setPace(pace: Pace): void {
    store.setState({ pace });
    if (trainer !== null) send({ type: 'setPace', pace });
  }

  function setLearner(learnerChoice: LearnerChoice): void {
    store.setState({ learnerChoice });
    if (isActive(store.getState().run)) send({ type: 'setLearner', learner: learnerChoice });
    else prepare();
  }

  return {
    store,
    createTrainer,

    actions: {
      ...settings,
      prepare,
      train,
      exportCheckpoint,
      lastSaved,
      open,
      setPace,
      setLearner,

      /**
       * Carries a run on from its checkpoint.
       * @param play false stays paused where it stands @param id of the stored run that it is; else it gets one of its own
       */
      restore(checkpoint: Uint8Array<ArrayBuffer>, play: boolean, id = newRunId()): void {
        const { config, pace, learnerChoice: learner } = store.getState();
        const run = replace({ ...idleRun(config, id), status: 'starting' });
        begin({ type: 'restore', run, id, checkpoint, pace, learner, play });
      },

      pause: () => tellRun((run) => ({ type: 'pause', run })),
      resume: () => tellRun((run) => ({ type: 'resume', run })),
      stop: () => tellRun((run) => ({ type: 'stop', run })),

      /** One more episode, then paused; starts a run when there is none. */
      stepEpisode(): void {
        if (!isActive(store.getState().run)) train({ play: false });
        tellRun((run) => ({ type: 'stepEpisode', run }));
      },

      wantTrajectory: () => tellRun((run) => ({ type: 'wantTrajectory', run })),
      inspectUpdate: () => tellRun((run) => ({ type: 'inspectUpdate', run })),

      /** Back to before the first press, with the settings kept. */
      reset: () => open(idleRun(store.getState().config)),

      /** Shows another agent than this run's in After, until the next run or `null`. */
      setShownAgent: (shownAgent: ShownAgent | null) => store.setState({ shownAgent }),

      /** Everything on the page shows the run as it was after an episode, at the latest its last one. */
      setMoment(episode: number, { isMoving = false }: { readonly isMoving?: boolean } = {}): void {
        const last = store.getState().run.history.length - 1;
        if (last < 0) return;
        const moment = Math.max(0, Math.min(last, Math.round(episode)));
        store.setState({ shownAgent: null, isMoving, moment });
      },

      /** The moment stays where it is from now on. */
      settle: () => store.setState({ isMoving: false }),

      /** Everything on the page shows the newest there is. */
      goLive: () => store.setState({ isMoving: false, moment: 'live' }),

      /** A whole set-up at once, as from a link or an experiment: for the next run alone. */
      setUp(setup: Partial<Pick<Session, 'preset' | 'config' | 'typed' | 'pace' | 'learnerChoice'>>): void {
        store.setState({ typed: {}, ...setup });
        if (trainer === null) return;
        if (setup.pace !== undefined) setPace(setup.pace);
        if (setup.learnerChoice !== undefined) setLearner(setup.learnerChoice);
      },
    },

    /** Hears every report of the current worker before it is reduced. @returns a function that stops it */
    onReport(listener: (report: Report) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** Ends the worker. */
    dispose(): void {
      trainer?.dispose();
      trainer = null;
    },
  };
}

/** The run that is shown, the settings of the next one, and the worker that trains: all that one page has of them. */
export type SessionHandle = ReturnType<typeof createSession>;
