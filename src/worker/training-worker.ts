import { type Config, liveChanges } from '../core/config.ts';
import { KNOB_NAMES } from '../core/knobs.ts';
import { createTrainingState, isFinished, networkShape, type TrainingState } from '../core/training-state.ts';
import { unreachable } from '../core/unreachable.ts';
import { decodeCheckpoint } from '../files/checkpoint.ts';
import type { Work } from '../learners/device.ts';
import { CheckpointStore } from '../runs/storage/checkpoint-store.ts';
import { findPlace } from '../runs/storage/owner.ts';
import { Autosave, type AutosaveStore } from './autosave.ts';
import { type HostedLearner, LearnerHost, type LearnerWish } from './learner-host.ts';
import type { Command, LearnerChoice, NamedWeights, Pace, RunId } from './protocol.ts';
import { technicalMessage } from './serve.ts';
import { bestReport, type Post, TrainingRun } from './training-run.ts';

type StartCommand = Extract<Command, { type: 'start' }>;
type RestoreCommand = Extract<Command, { type: 'restore' }>;

/** A command to the run under way. */
type RunCommand = Exclude<
  Command,
  { type: 'prepare' | 'start' | 'restore' | 'setLearner' | 'setPace' | 'save' }
>;

/** A run that was asked for and has not begun. Commands to it wait until it has. */
interface Starting {
  readonly run: number;
  readonly commands: RunCommand[];
}

/** All that is known of a run when it begins. */
interface RunToBegin {
  readonly starting: Starting;
  readonly id: RunId;
  readonly state: TrainingState;
  readonly wish: LearnerWish;
  readonly elapsedSeconds: number;
  readonly paused: boolean;
  readonly keep: boolean;
}

/** Takes the page's commands: one run at a time, on the learner that is wanted. */
export class TrainingWorker {
  readonly #post: Post;
  readonly #host = new LearnerHost();
  #current: TrainingRun | null = null;
  #driving: Promise<void> = Promise.resolve();
  readonly #store: AutosaveStore;
  /** Saves the run under way, or else the last one, if it is one that is kept. */
  #autosave: Autosave | null = null;
  /** The learner that is built, and for which wish; a run uses it or the next one will. */
  #learner: { readonly wish: LearnerWish; readonly hosted: HostedLearner } | null = null;
  /** The pace that was asked for last; the run it is for may still stand in the queue. */
  #pace: Pace = 'max';
  /** Work that waits for a device, done in order. */
  #queue: Promise<void> = Promise.resolve();
  /** The newest start, until its run has begun or failed to. */
  #starting: Starting | null = null;

  constructor(post: Post, store: AutosaveStore = new CheckpointStore()) {
    this.#post = post;
    this.#store = store;
  }

  receive(command: Command): void {
    switch (command.type) {
      case 'prepare':
        this.#enqueue(null, () => this.#prepare(command.config, command.learner));
        return;
      case 'start':
      case 'restore':
        this.#supersede({ run: command.run, commands: [] });
        this.#pace = command.pace;
        this.#enqueueStart(command);
        return;
      case 'setLearner':
        this.#enqueue(this.#current?.run ?? null, () => this.#setLearner(command.learner));
        return;
      case 'setPace':
        this.#pace = command.pace;
        this.#current?.setPace(command.pace);
        return;
      case 'save':
        this.#autosave?.save();
        return;
      default:
        if (this.#current?.run === command.run) this.#command(this.#current, command);
        else if (this.#starting?.run === command.run) this.#starting.commands.push(command);
    }
  }

  /** The newest start is the only one that will train: the run under way stops, and one in the queue is dropped. */
  #supersede(starting: Starting): void {
    this.#current?.stop();
    if (this.#starting !== null) this.#post({ type: 'superseded', run: this.#starting.run });
    this.#starting = starting;
  }

  #enqueueStart(command: StartCommand | RestoreCommand): void {
    const starting = this.#starting;
    if (starting === null) return;
    this.#enqueue(command.run, async () => {
      await this.#driving;
      if (this.#starting !== starting) return;
      await (command.type === 'start' ? this.#start(command, starting) : this.#restore(command, starting));
    });
  }

  #command(run: TrainingRun, command: RunCommand): void {
    switch (command.type) {
      case 'pause':
        run.setPaused(true);
        this.#autosave?.save();
        return;
      case 'resume':
        run.setPaused(false);
        return;
      case 'stepEpisode':
        run.stepEpisode();
        return;
      case 'stop':
        run.stop();
        return;
      case 'wantTrajectory':
        run.wantTrajectory();
        return;
      case 'inspectUpdate':
        run.wantInspection();
        return;
      case 'exportCheckpoint':
        run.wantCheckpoint();
        return;
      case 'setLive': {
        const changes = liveChanges(command.changes);
        run.setLive(changes);
        const changed = KNOB_NAMES.filter((name) => name in changes);
        this.#post({ type: 'configChanged', run: run.run, config: run.state.config, changed });
        return;
      }
      default:
        unreachable(command);
    }
  }

  /** @param run that begins with this work, and fails with it */
  #enqueue(run: number | null, work: () => Promise<void>): void {
    this.#queue = this.#queue.then(work).catch((error: unknown) => {
      if (run === null) {
        reportError(error);
        return;
      }
      if (this.#starting?.run === run) this.#starting = null;
      this.#post({ type: 'failed', run, reason: 'crashed', message: technicalMessage(error), last: null });
    });
  }

  async #prepare(config: Config, choice: LearnerChoice): Promise<void> {
    if (this.#current !== null) return;
    const shape = networkShape(config);
    const work = { shape, batchSize: config.batchSize };
    const learner = await this.#build({ choice }, work);
    const available = await this.#host.available(work);
    const { inUse } = learner;
    this.#post({ type: 'ready', learner: inUse, available });
    await learner.prepare(shape, config);
    if (learner.inUse !== inUse) this.#post({ type: 'ready', learner: learner.inUse, available });
  }

  async #start(command: StartCommand, starting: Starting): Promise<void> {
    const { id, config, learner: choice, from, play = true, keep = true } = command;
    const fresh = createTrainingState(config, from?.shape);
    const state = from === undefined ? fresh : startFrom(fresh, from);
    const common = { starting, id, state, elapsedSeconds: 0, keep };
    await this.#begin({ ...common, wish: { choice }, paused: !play });
  }

  /** Where nobody chooses a learner, a run goes on with the one that it was interrupted on. */
  async #restore(
    { id, checkpoint, learner: choice, play }: RestoreCommand,
    starting: Starting,
  ): Promise<void> {
    const { state, elapsedSeconds, learner } = decodeCheckpoint(checkpoint);
    const wish: LearnerWish =
      choice === 'auto' && learner !== null ? { choice: learner, resumed: true } : { choice };
    const paused = !play && !isFinished(state); // what has ended is shown as that
    await this.#begin({ starting, id, state, wish, elapsedSeconds, paused, keep: true });
  }

  async #begin({ starting, id, state, wish, elapsedSeconds, paused, keep }: RunToBegin): Promise<void> {
    const { run } = starting;
    const { config, initialParameters, trainedFrom, history, best } = state;
    const { shape } = state.learner;
    this.#autosave?.release();
    this.#autosave = null;
    const learner = await this.#build(wish, { shape, batchSize: config.batchSize });
    const policy = await this.#host.policy(shape);
    const place = keep ? await findPlace(id) : null;
    // A run's snapshots are stored apart from its checkpoint until it ends. A copy of another tab's run takes none of them.
    if (place?.isCopy === false && history.length > 0 && state.snapshots.length === 0)
      state.snapshots = await this.#store.takeUpSnapshots(id, history.length).catch(() => []);
    if (this.#starting !== starting) return place?.release();
    // Copies that are handed over: to make them where they arrive would hold up the page, 20 MB of a long run.
    const columns = history.copyColumns();
    const snapshots = state.snapshots.map((each) => ({ ...each, parameters: each.parameters.slice() }));
    this.#post(
      {
        type: 'started',
        run,
        id: place?.id ?? id,
        config,
        learner: learner.inUse,
        shape,
        initialParameters: initialParameters.slice(),
        trainedFrom,
        history: columns,
        elapsedSeconds,
        best: best === null ? null : bestReport(best),
        snapshots,
        paused,
      },
      [...Object.values(columns), ...snapshots.map(({ parameters }) => parameters)].map(
        ({ buffer }) => buffer,
      ),
    );
    const current = new TrainingRun({
      run,
      state,
      learner,
      policy,
      pace: this.#pace,
      post: this.#post,
      paused,
      keep,
      elapsedSeconds,
      onEpisodeEnd: () => autosave?.episodeEnded(),
    });
    const autosave = place === null ? null : new Autosave(current, this.#store, this.#post, place);
    this.#current = current;
    this.#autosave = autosave;
    this.#starting = null;
    this.#driving = current.drive().then((end) => {
      this.#current = null;
      autosave?.end(end !== 'crashed');
    });
    for (const command of starting.commands) this.#command(current, command);
  }

  async #setLearner(choice: LearnerChoice): Promise<void> {
    const current = this.#current;
    if (current === null) return;
    const previous = this.#learner?.hosted;
    this.#learner = null;
    const { learner: trained, config } = current.state;
    const learner = await this.#build({ choice }, { shape: trained.shape, batchSize: config.batchSize });
    current.setLearner(learner);
    previous?.dispose();
    this.#post({ type: 'learnerChanged', run: current.run, learner: learner.inUse });
  }

  /** The learner that is built, if it was built for the same wish and suits the work; else a new one. */
  async #build(wish: LearnerWish, work: Work): Promise<HostedLearner> {
    const built = this.#learner;
    const isSame = built?.wish.choice === wish.choice && built.wish.resumed === wish.resumed;
    if (isSame && built.hosted.isFor(work)) return built.hosted;
    this.#learner?.hosted.dispose();
    this.#learner = null;
    const hosted = await this.#host.create(wish, work, (learner) => {
      if (this.#current !== null) this.#post({ type: 'learnerChanged', run: this.#current.run, learner });
    });
    this.#learner = { wish, hosted };
    return hosted;
  }
}

/** Begins a fresh run from weights that were trained before. @throws {RangeError} when they do not fit. */
function startFrom(state: TrainingState, { parameters, name }: NamedWeights): TrainingState {
  const { learner, initialParameters } = state;
  if (parameters.length !== learner.online.length) {
    throw new RangeError(
      `These weights are ${parameters.length} numbers, the network has ${learner.online.length}.`,
    );
  }
  learner.online.set(parameters);
  learner.target.set(parameters);
  initialParameters.set(parameters);
  learner.revision += 1;
  return { ...state, trainedFrom: name };
}
