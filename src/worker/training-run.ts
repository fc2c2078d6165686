import type { Episode } from '../core/episode.ts';
import { greedyTest } from '../core/evaluate.ts';
import type { EpisodeRecord } from '../core/history-columns.ts';
import type { Learner, LearnerName, Policy } from '../core/learner.ts';
import { DivergedError } from '../core/learner-calls.ts';
import { type TrainingTools, train } from '../core/train.ts';
import {
  type BestWeights,
  isFinished,
  resultParameters,
  type TrainingState,
} from '../core/training-state.ts';
import { worldsOf } from '../core/world.ts';
import { encodeCheckpoint } from '../files/checkpoint.ts';
import { buffersOf, copyOfEpisode } from './episode-copy.ts';
import { Gate, Stopped } from './gate.ts';
import { inspectUpdate } from './inspect.ts';
import { Pacer } from './pacer.ts';
import type { BestReport, FinishReason, LiveChanges, Pace, Report } from './protocol.ts';
import { technicalMessage } from './serve.ts';

/** Progress is sent at most this often (ms). */
const progressInterval = 100;

/** A stop waits so long (ms) for the episode under way, whose end can be saved; its middle cannot. */
const stopPatience = 300;

/** How a run ended; after a crash another worker may go on with it. */
export type RunEnd = FinishReason | 'diverged' | 'crashed';

export type Post = (report: Report, transfer?: Transferable[]) => void;

export interface TrainingRunOptions {
  readonly run: number;
  readonly state: TrainingState;
  readonly learner: Learner;
  readonly policy: Policy;
  readonly pace: Pace;
  readonly post: Post;
  readonly paused: boolean;
  /** False: nobody will look back at this run, so it sends no snapshots and takes no update apart at its end. */
  readonly keep: boolean;
  /** Seconds trained before, by a run that this one carries on. */
  readonly elapsedSeconds: number;
  /** Called between two episodes, when the state is whole. */
  readonly onEpisodeEnd?: () => void;
}

/** One run: pulls `train`, at the pace wanted, and reports. */
export class TrainingRun {
  readonly run: number;
  readonly state: TrainingState;
  readonly #tools: TrainingTools;
  readonly #post: Post;
  readonly #gate: Gate;
  readonly #pacer: Pacer;
  readonly #onEpisodeEnd: TrainingRunOptions['onEpisodeEnd'];
  readonly #elapsedBefore: number;
  readonly #startedAt = performance.now();
  #knownAsPaused: boolean;
  #episodesUntilPause = Number.POSITIVE_INFINITY;
  #wantsTrajectory = false;
  #wantsInspection = false;
  #hasInspected: boolean;
  #wantsCheckpoint = false;
  #isWhole = true;
  #stopsAfterEpisode = false;
  #unsent: EpisodeRecord[] = [];
  #sentAt = 0;
  #reportedBest: BestWeights | null;
  /** The episode of the last snapshot sent. */
  #snapshotsSentTo: number;

  constructor(options: TrainingRunOptions) {
    this.run = options.run;
    this.state = options.state;
    this.#post = options.post;
    this.#gate = new Gate(options.paused);
    this.#knownAsPaused = options.paused;
    this.#pacer = new Pacer(options.pace, options.state.config.timeStep);
    this.#elapsedBefore = options.elapsedSeconds;
    this.#onEpisodeEnd = options.onEpisodeEnd;
    this.#reportedBest = options.state.best;
    this.#hasInspected = !options.keep;
    this.#snapshotsSentTo = options.keep
      ? (options.state.snapshots.at(-1)?.episode ?? -1)
      : Number.POSITIVE_INFINITY;
    this.#tools = {
      learner: options.learner,
      policy: options.policy,
      breathe: () => this.#gate.breathe(),
      clock: () => performance.now(),
      onEpisode: (episode, epsilon) => this.#sendTrajectory(episode, epsilon),
    };
  }

  /** Seconds of training, pauses left out. */
  get elapsedSeconds(): number {
    return this.#elapsedBefore + this.#clock() / 1000;
  }

  get learner(): LearnerName {
    return this.#tools.learner.name;
  }

  get paused(): boolean {
    return this.#gate.paused;
  }

  /** Whether the run is between two episodes: only then is its state one that can be carried on. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  setPaused(paused: boolean): void {
    this.#episodesUntilPause = Number.POSITIVE_INFINITY;
    this.#hold(paused);
  }

  /** One more episode, and a pause after it: the one that this pause has let end, or the next. */
  stepEpisode(): void {
    if (this.#gate.paused && this.#unsent.length > 0) {
      this.#sendProgress();
      this.#post({ type: 'paused', run: this.run, paused: true });
      return;
    }
    this.#episodesUntilPause = 1;
    this.#pacer.skip();
    this.#gate.setPaused(false);
  }

  setPace(pace: Pace): void {
    this.#pacer.pace = pace;
    this.#gate.wake();
  }

  setLearner(learner: Learner): void {
    this.#tools.learner = learner;
  }

  setLive(changes: LiveChanges): void {
    this.state.config = { ...this.state.config, ...changes };
  }

  wantTrajectory(): void {
    this.#wantsTrajectory = true;
  }

  /** Answers at once while paused, else after the episode: then the state is whole. */
  wantInspection(): void {
    this.#wantsInspection = true;
    if (this.#gate.paused) void this.#sendInspection();
  }

  /** Answers between two episodes: at once, or when the one under way has ended, paused or not. */
  wantCheckpoint(): void {
    this.#wantsCheckpoint = true;
    if (this.#isWhole) this.#sendCheckpoint();
    else this.finishEpisode();
  }

  /** While paused, lets the episode under way end. */
  finishEpisode(): void {
    if (!this.#isWhole) this.#gate.letsThrough = true;
  }

  /** Stops at once between two episodes, else when the one under way has ended or has taken too long. */
  stop(): void {
    if (this.#isWhole) {
      this.#gate.stop();
      return;
    }
    this.#stopsAfterEpisode = true;
    this.#gate.letsThrough = true;
    setTimeout(() => this.#gate.stop(), stopPatience);
  }

  /** Runs to the end, a stop or a failure, and reports which. */
  async drive(): Promise<RunEnd> {
    try {
      await this.#gate.whileHeld(() => this.#gate.paused);
      await this.#trainToTheEnd();
      return await this.#finish(
        this.state.solved && this.state.config.stopWhenSolved ? 'solved' : this.#limitReached(),
      );
    } catch (error) {
      return error instanceof Stopped ? await this.#finish('stopped') : this.#fail(error);
    } finally {
      this.#gate.dispose();
    }
  }

  async #trainToTheEnd(): Promise<void> {
    this.#isWhole = false;
    for await (const record of train(this.state, this.#tools)) {
      this.#isWhole = true;
      this.#unsent.push(record);
      this.#episodesUntilPause -= 1;
      this.#gate.letsThrough = false;
      if (this.#wantsCheckpoint) this.#sendCheckpoint();
      this.#onEpisodeEnd?.();
      if (this.#stopsAfterEpisode) throw new Stopped();
      await this.#pacer.rest(this.#gate, record.return);
      if (this.#wantsInspection) await this.#sendInspection();
      if (this.#episodesUntilPause <= 0 && !isFinished(this.state)) this.setPaused(true);
      // What a pause lets end is reported when the run goes on: paused, nothing moves.
      if (!this.#gate.paused && performance.now() - this.#sentAt >= progressInterval) this.#sendProgress();
      await this.#gate.breathe();
      await this.#gate.whileHeld(() => this.#gate.paused);
      this.#isWhole = false;
    }
    this.#isWhole = true;
  }

  /** Milliseconds of this run without its pauses. */
  #clock(): number {
    const now = performance.now();
    return now - this.#startedAt - this.#gate.pausedMilliseconds(now);
  }

  #hold(paused: boolean): void {
    // While a single episode is played, the run is still known as paused.
    if (this.#gate.paused === paused && this.#knownAsPaused === paused) return;
    this.#gate.setPaused(paused);
    this.#sendProgress();
    this.#knownAsPaused = paused;
    this.#post({ type: 'paused', run: this.run, paused });
  }

  #limitReached(): FinishReason {
    return this.state.history.length >= this.state.config.episodes ? 'episodes' : 'steps';
  }

  #sendProgress(): void {
    this.#sentAt = performance.now();
    const records = this.#unsent;
    this.#unsent = [];
    this.#post({ type: 'progress', run: this.run, records, elapsedSeconds: this.elapsedSeconds });
    this.#sendSnapshots();
    this.#reportBest();
  }

  #sendSnapshots(): void {
    const unsent = this.state.snapshots.filter(({ episode }) => episode > this.#snapshotsSentTo);
    const newest = unsent.at(-1);
    if (newest === undefined) return;
    this.#snapshotsSentTo = newest.episode;
    const snapshots = unsent.map((snapshot) => ({ ...snapshot, parameters: snapshot.parameters.slice() }));
    this.#post(
      { type: 'snapshots', run: this.run, snapshots },
      snapshots.map(({ parameters }) => parameters.buffer),
    );
  }

  /** After the progress that it belongs to: a best of an episode that the page has not heard of is of no moment. */
  #reportBest(): void {
    const { best } = this.state;
    if (best === null || best === this.#reportedBest) return;
    this.#reportedBest = best;
    this.#post({ type: 'best', run: this.run, best: bestReport(best) });
  }

  #sendTrajectory(episode: Episode, epsilon: number): void {
    if (!this.#wantsTrajectory) return;
    this.#wantsTrajectory = false;
    const trajectory = copyOfEpisode(episode, this.state.history.length, epsilon);
    const { shape, online } = this.state.learner;
    const weights = { shape, parameters: online.slice() };
    this.#post({ type: 'trajectory', run: this.run, trajectory, weights }, [
      ...buffersOf(trajectory),
      weights.parameters.buffer,
    ]);
  }

  #sendCheckpoint(): void {
    this.#wantsCheckpoint = false;
    const episodes = this.state.history.length;
    const checkpoint = encodeCheckpoint(this.state, this.elapsedSeconds, this.learner);
    this.#post({ type: 'checkpoint', run: this.run, episodes, checkpoint }, [checkpoint.buffer]);
  }

  async #sendInspection(): Promise<void> {
    this.#wantsInspection = false;
    const update = await inspectUpdate(this.state);
    this.#hasInspected ||= update !== null;
    this.#post({ type: 'inspected', run: this.run, update });
  }

  async #finish(reason: FinishReason): Promise<RunEnd> {
    const elapsedSeconds = this.elapsedSeconds;
    this.#sendProgress();
    // The replay buffer goes with the run; one update of it stays to be looked at.
    if (this.#wantsInspection || !this.#hasInspected) await this.#sendInspection();
    const { learner, config } = this.state;
    const kept = resultParameters(this.state).slice();
    this.#tools.policy.load(kept);
    const test = await greedyTest(this.#tools.policy, config.seed, worldsOf(config));
    this.#post({
      type: 'finished',
      run: this.run,
      reason,
      elapsedSeconds,
      test,
      shape: learner.shape,
      kept,
      last: learner.online.slice(),
    });
    return reason;
  }

  #fail(error: unknown): RunEnd {
    const reason = error instanceof DivergedError ? 'diverged' : 'crashed';
    this.#sendProgress();
    this.#post({
      type: 'failed',
      run: this.run,
      reason,
      message: technicalMessage(error),
      last: this.state.learner.online.slice(),
    });
    return reason;
  }
}

export function bestReport({ episode, evaluation, parameters }: BestWeights): BestReport {
  return { episode, evaluation, parameters: parameters.slice() };
}
