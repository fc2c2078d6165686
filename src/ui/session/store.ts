import { createStore } from 'zustand/vanilla';
import { type Config, configProblems, type KnobName, knobProblem, liveChanges } from '../../core/config.ts';
import { PRESETS, type PresetName } from '../../core/presets.ts';
import type { Command, LearnerChoice, NamedWeights, Pace, Report } from '../../worker/protocol.ts';
import { countAsWork } from './at-work.ts';
import { type BeginCommand, Recovery, type Saved } from './recovery.ts';
import { reduce } from './reduce.ts';
import { idleRun, initialSession, isActive, type Session, type ShownAgent } from './session.ts';
import { keepTyped, parseNumber, settingsProblems } from './settings.ts';
import { createTrainer, type Trainer } from './trainer.ts';

/** The one session of the page: React reads it through `useSession`, canvas and charts subscribe. */
export const sessionStore = createStore<Session>(() => initialSession());

countAsWork(sessionStore, ({ run }) => isActive(run));

const reportListeners = new Set<(report: Report) => void>();
const recovery = new Recovery();
let trainer: Trainer | null = null;

/** Hears every report of the current worker before it is reduced. @returns a function that stops it. */
export function onReport(listener: (report: Report) => void): () => void {
  reportListeners.add(listener);
  return () => reportListeners.delete(listener);
}

function send(command: Command): void {
  trainer ??= createTrainer({ onReport: receive, onCrash: crashed });
  trainer.send(command);
}

function begin(command: BeginCommand): void {
  recovery.begun(command);
  send(command);
}

function receive(report: Report): void {
  if (report.type === 'autosaved') recovery.saved(report);
  if (report.type === 'failed' && report.reason === 'crashed') crashed(report.message);
  else tell(report);
}

function tell(report: Report): void {
  for (const listener of reportListeners) listener(report);
  sessionStore.setState((session) => reduce(session, report));
}

/** The worker is gone, or no longer to be trusted: another one goes on from the last checkpoint, if there is hope. */
function crashed(message: string): void {
  trainer?.dispose();
  trainer = null;
  const { run } = sessionStore.getState();
  if (!isActive(run)) return;
  const again = recovery.died(run.id, run.history.length);
  if (again === null) {
    tell({ type: 'failed', run: run.id, reason: 'crashed', message, last: null });
    return;
  }
  sessionStore.setState({ run: { ...run, status: 'starting', restarts: run.restarts + 1 } });
  const { pace, learnerChoice: learner } = sessionStore.getState();
  send({ ...again, pace, learner });
  // As it was when the worker died: live knobs may have been turned since the last checkpoint.
  send({ type: 'setLive', run: run.id, changes: liveChanges(run.config) });
  if (run.status === 'paused') send({ type: 'pause', run: run.id });
}

export const actions = {
  /** Lets the worker find out what it can run on; asked once the page has painted. */
  prepare(): void {
    const { preset, config: chosen, learnerChoice } = sessionStore.getState();
    const config = configProblems(chosen).length > 0 ? PRESETS[preset] : chosen;
    send({ type: 'prepare', config, learner: learnerChoice });
  },

  /** Starts a fresh run with the chosen settings. Does nothing while they have a problem. */
  train(options: { readonly from?: NamedWeights; readonly singleEpisode?: boolean } = {}): void {
    const { config, typed, pace, learnerChoice, run } = sessionStore.getState();
    if (settingsProblems({ config, typed }).length > 0) return;
    const id = run.id + 1;
    sessionStore.setState({ shownAgent: null, run: { ...idleRun(id, config), status: 'starting' } });
    begin({ type: 'start', run: id, config, pace, learner: learnerChoice, ...options });
  },

  /**
   * Carries a run on from its checkpoint.
   * @param play false stays paused where it stands. @param stored its place in storage, which it then keeps.
   */
  restore(checkpoint: Uint8Array<ArrayBuffer>, play: boolean, stored?: string): void {
    const { pace, learnerChoice: learner, run } = sessionStore.getState();
    const id = run.id + 1;
    sessionStore.setState({ shownAgent: null, run: { ...idleRun(id, run.config), status: 'starting' } });
    const place = stored === undefined ? {} : { stored };
    begin({ type: 'restore', run: id, checkpoint, pace, learner, play, ...place });
  },

  /** The whole training state, once the episode under way has ended; null when there is nothing to save yet. */
  exportCheckpoint(): Promise<Saved | null> {
    const { run } = sessionStore.getState();
    if (!isActive(run)) return Promise.resolve(actions.lastSaved());
    return new Promise((resolve) => {
      const end = onReport((report) => {
        if (!('run' in report) || report.run !== run.id) return;
        if (report.type === 'checkpoint') resolve(report);
        else if (report.type === 'finished' || report.type === 'failed') resolve(actions.lastSaved());
        else return;
        end();
      });
      send({ type: 'exportCheckpoint', run: run.id });
    });
  },

  /** This run as it was saved last; null before that. */
  lastSaved: (): Saved | null => recovery.savedOf(sessionStore.getState().run.id),

  pause: () => forRun((run) => ({ type: 'pause', run })),
  resume: () => forRun((run) => ({ type: 'resume', run })),
  stop: () => forRun((run) => ({ type: 'stop', run })),

  /** One more episode, then paused; starts a run when there is none. */
  stepEpisode(): void {
    if (isActive(sessionStore.getState().run)) forRun((run) => ({ type: 'stepEpisode', run }));
    else actions.train({ singleEpisode: true });
  },

  wantTrajectory: () => forRun((run) => ({ type: 'wantTrajectory', run })),
  inspectUpdate: () => forRun((run) => ({ type: 'inspectUpdate', run })),

  /** Back to before the first press, with the settings kept. */
  reset(): void {
    const { run, config } = sessionStore.getState();
    if (isActive(run)) actions.stop();
    sessionStore.setState({ shownAgent: null, run: idleRun(run.id + 1, config) });
  },

  /** All knobs of a preset; the seed stays. Its live knobs also change the run there is. */
  choosePreset(preset: PresetName): void {
    const { config, typed } = sessionStore.getState();
    const chosen = { ...PRESETS[preset], seed: config.seed };
    actions.changeSettings({ preset, config: chosen, typed: keepTyped(typed, chosen) });
  },

  /** For the next run; a live knob also changes the run there is. */
  setKnobs(changes: Partial<Config>): void {
    sessionStore.setState(({ config, typed }) => ({
      config: { ...config, ...changes },
      typed: keepTyped(typed, changes),
    }));
    sendLive(changes);
  },

  /** All settings for the next run; the live ones also change the run there is. */
  changeSettings(settings: Pick<Session, 'preset' | 'config' | 'typed'>): void {
    sessionStore.setState(settings);
    sendLive(settings.config);
  },

  /** Takes what stands in a number's field; what is no value of the knob stays there and keeps Train off. */
  typeKnob(name: KnobName, text: string): void {
    const value = parseNumber(text);
    sessionStore.setState(({ typed }) => ({ typed: { ...typed, [name]: text } }));
    if (knobProblem(name, value) === null) actions.setKnobs({ [name]: value });
  },

  /** A whole set-up at once, as from a link or an experiment: for the next run alone. */
  setUp(setup: Partial<Pick<Session, 'preset' | 'config' | 'typed' | 'pace' | 'learnerChoice'>>): void {
    sessionStore.setState({ typed: {}, ...setup });
    if (trainer === null) return;
    if (setup.pace !== undefined) actions.setPace(setup.pace);
    if (setup.learnerChoice !== undefined) actions.setLearner(setup.learnerChoice);
  },

  /** Shows another agent than this run's in After, until the next run or `null`. */
  setShownAgent(shownAgent: ShownAgent | null): void {
    sessionStore.setState({ shownAgent });
  },

  setPace(pace: Pace): void {
    sessionStore.setState({ pace });
    if (trainer !== null) send({ type: 'setPace', pace });
  },

  setLearner(learnerChoice: LearnerChoice): void {
    sessionStore.setState({ learnerChoice });
    if (isActive(sessionStore.getState().run)) send({ type: 'setLearner', learner: learnerChoice });
    else actions.prepare();
  },
};

function sendLive(config: Partial<Config>): void {
  const changes = liveChanges(config);
  if (Object.keys(changes).length > 0) forRun((run) => ({ type: 'setLive', run, changes }));
}

function forRun(command: (run: number) => Command): void {
  const { run } = sessionStore.getState();
  if (isActive(run)) send(command(run.id));
}
