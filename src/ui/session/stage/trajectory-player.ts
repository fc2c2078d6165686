import type { Action, CartPoleState } from '../../../core/cartpole.ts';
import type { Trajectory } from '../../../worker/protocol.ts';
import { type EpisodeSource, type Moment, type Outcome, outcomeOf, Player } from './player.ts';

/** Seconds that the end of an episode is shown without motion, at least, before that of a newer one. */
const stillSeconds = 2;

/** Plays recorded training episodes: always a whole one, then the newest there is. */
export class TrajectoryPlayer extends Player {
  /** Called when the last one fetched begins to play: time to ask for the next. */
  onStart: (trajectory: Trajectory) => void = () => {};
  #playing: Trajectory | null = null;
  #newest: Trajectory | null = null;
  /** Seconds since the episode was skipped to its end; null when it was not. */
  #stillFor: number | null = null;

  /** What is on screen. */
  get trajectory(): Trajectory | null {
    return this.#playing;
  }

  /** The newest episode; it plays when the present one has ended. */
  offer(trajectory: Trajectory): void {
    this.#newest = trajectory;
    if (this.#playing === null) this.restart();
  }

  /** Forgets everything: another run. */
  clear(): void {
    this.#playing = null;
    this.#newest = null;
    this.load(null);
  }

  /** Whoever wants no motion sees the ends of newer episodes all the same; a Hold at an end stays there. */
  override holdStill(seconds: number): boolean {
    if (this.#stillFor !== null) {
      this.#stillFor += seconds;
      if (this.#stillFor >= stillSeconds && this.#newest !== this.#playing) this.restart();
    }
    const isAnother = super.holdStill(seconds);
    if (isAnother) this.#stillFor = 0;
    return isAnother;
  }

  override restart(): void {
    this.#stillFor = null;
    const next = this.#newest;
    if (next !== null && next !== this.#playing) {
      this.#playing = next;
      this.load(recordedEpisode(next));
      this.onStart(next);
    } else super.restart();
  }
}

/** A recorded episode. Its observations are float32: good enough to look at. */
export function recordedEpisode(trajectory: Trajectory): EpisodeSource {
  const { world, length, actions, forces, qValues, explored } = trajectory;
  const at = (step: number): Moment => ({
    state: stateAt(trajectory, step),
    step,
    action: step < length ? actionAt(actions, step) : null,
    force: forces[step - 1] ?? 0,
    qValues: step < length ? [qValues[2 * step] ?? 0, qValues[2 * step + 1] ?? 0] : null,
    explored: explored[step] === 1,
    outcome: step < length ? null : outcomeAt(trajectory),
  });
  return { world, start: () => at(0), next: ({ step }) => at(step + 1) };
}

export function stateAt({ states }: Trajectory, step: number): CartPoleState {
  const row = 4 * step;
  return {
    cartPosition: states[row] ?? 0,
    cartVelocity: states[row + 1] ?? 0,
    poleAngle: states[row + 2] ?? 0,
    poleAngularVelocity: states[row + 3] ?? 0,
  };
}

function actionAt(actions: Uint8Array, step: number): Action {
  return actions[step] === 1 ? 1 : 0;
}

/** How it ended, by the flags: the float32 state may lie on the other side of a limit. */
function outcomeAt(trajectory: Trajectory): Outcome {
  const { length, terminated } = trajectory;
  if (!terminated) return 'full';
  return outcomeOf(stateAt(trajectory, length), 0, trajectory.world) ?? 'fell';
}
