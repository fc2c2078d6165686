import { type Config, KNOB_NAMES, liveChanges } from '../core/config.ts';
import { createTrainingState, isFinished, networkShape, type TrainingState } from '../core/training-state.ts';
import { decodeCheckpoint } from '../files/checkpoint.ts';
import { CheckpointStore } from '../files/checkpoint-store.ts';
import type { Work } from '../learners/device.ts';
import { Autosave } from './autosave.ts';
import { type HostedLearner, LearnerHost, type LearnerWish } from './learner-host.ts';
import type { Command, LearnerChoice, NamedWeights, Pace } from './protocol.ts';
import { bestReport, type Post, TrainingRun } from './training-run.ts';

type StartCommand = Extract<Command, { type: 'start' }>;
type RestoreCommand = Extract<Command, { type: 'restore' }>;

/** What is meant for the run under way. */
type RunCommand = Exclude<
  Command,
  { type: 'prepare' | 'start' | 'restore' | 'setLearner' | 'setPace' | 'save' }
>;

interface Beginning {
  readonly run: number;
  readonly state: TrainingState;
  readonly wish: LearnerWish;
  readonly elapsedSeconds: number;
  readonly paused: boolean;
  readonly keep: boolean;
  /** Its place in storage, when it has one already. */
  readonly stored?: string | undefined;
}

/** Takes the page's commands: one run at a time, on the learner that is wanted. */
export class TrainingWorker {
  readonly #post: Post;
  readonly #host = new LearnerHost();
  #current: TrainingRun | null = null;
  #driving: Promise<void> = Promise.resolve();
  readonly #store = new CheckpointStore();
  /** Of the run under way or the last one, if it is kept. */
  #autosave: Autosave | null = null;
  /** Built ahead of a run, or in use by it, and what it was built for. */
  #learner: { readonly wish: LearnerWish; readonly hosted: HostedLearner } | null = null;
  /** The one asked for last, be it for a run whose start still stands in the queue. */
  #pace: Pace = 'max';
  /** What has to wait for a device is done in order. */
  #queue: Promise<void> = Promise.resolve();
  /** The run whose start stands in the queue: commands for it queue up behind. */
  #starting: number | null = null;

  constructor(post: Post) {
    this.#post = post;
  }

  receive(command: Command): void {
    switch (command.type) {
      case 'prepare':
        this.#enqueue(null, () => this.#prepare(command.config, command.learner));
        return;
      case 'start':
      case 'restore':
        this.#current?.stop();
        this.#starting = command.run;
        this.#pace = command.pace;
        this.#enqueue(command.run, () =>
          command.type === 'start' ? this.#start(command) : this.#restore(command),
        );
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
        else if (this.#starting === command.run)
          this.#enqueue(command.run, async () => this.receive(command));
    }
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

  #enqueue(run: number | null, work: () => Promise<void>): void {
    this.#queue = this.#queue.then(work).catch((error: unknown) => {
      if (run === null) {
        reportError(error);
        return;
      }
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.#post({ type: 'failed', run, reason: 'crashed', message, last: null });
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

  async #start(command: StartCommand): Promise<void> {
    const { run, config, learner: choice, from, singleEpisode = false, keep = true } = command;
    const fresh = createTrainingState(config, from?.shape);
    const state = from === undefined ? fresh : startFrom(fresh, from);
    await this.#begin({ run, state, wish: { choice }, elapsedSeconds: 0, paused: singleEpisode, keep });
    if (singleEpisode) this.#current?.stepEpisode();
  }

  /** Left to itself, a run goes on with the learner that it was broken off on. */
  async #restore({ run, checkpoint, learner: choice, play, stored }: RestoreCommand): Promise<void> {
    const { state, elapsedSeconds, learner } = decodeCheckpoint(checkpoint);
    const wish: LearnerWish =
      choice === 'auto' && learner !== null ? { choice: learner, resumed: true } : { choice };
    const paused = !play && !isFinished(state); // what has come to its end is shown as that
    await this.#begin({ run, state, wish, elapsedSeconds, paused, keep: true, stored });
  }

  async #begin({ run, state, wish, elapsedSeconds, paused, keep, stored }: Beginning): Promise<void> {
    await this.#driving;
    void this.#autosave?.release();
    const { config, initialParameters, trainedFrom, history, best, snapshots } = state;
    const { shape } = state.learner;
    const learner = await this.#build(wish, { shape, batchSize: config.batchSize });
    const policy = await this.#host.policy(shape);
    this.#post({
      type: 'started',
      run,
      config,
      learner: learner.inUse,
      shape,
      initialParameters: initialParameters.slice(),
      trainedFrom,
      history: [...history],
      elapsedSeconds,
      best: best === null ? null : bestReport(best),
      snapshots,
      paused,
    });
    const current = new TrainingRun({
      run,
      state,
      learner,
      policy,
      pace: this.#pace,
      post: this.#post,
      paused,
      sendsSnapshots: keep,
      elapsedSeconds,
      onEpisodeEnd: () => autosave?.episodeEnded(),
    });
    const autosave = keep ? new Autosave(current, this.#store, this.#post, stored) : null;
    this.#current = current;
    this.#autosave = autosave;
    this.#starting = null;
    this.#driving = current.drive().then((end) => {
      this.#current = null;
      autosave?.end(end !== 'crashed');
    });
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

  /** The learner there is, when it was built for the same wish and still fits; else a new one. */
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

function unreachable(value: never): never {
  throw new Error(`Unknown command: ${JSON.stringify(value)}`);
}
