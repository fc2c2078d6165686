import { type Action, type CartPoleState, isTerminal, maxEpisodeSteps } from '../../../core/cartpole.ts';
import type { World } from '../../../core/world.ts';

/** How an episode ended. */
export type Outcome = 'fell' | 'left-track' | 'full';

/** One step of what a scene plays. */
export interface Moment {
  readonly state: CartPoleState;
  /** Steps taken so far. */
  readonly step: number;
  /** What the agent does in this state, and the Q-values `[left, right]` it does it for; null once it has ended. */
  readonly action: Action | null;
  /** N on the cart in the step that led here: what the motor made of an action. */
  readonly force: number;
  readonly qValues: readonly [number, number] | null;
  /** ε chose the action. */
  readonly explored: boolean;
  readonly outcome: Outcome | null;
}

/** What to draw: between two steps. */
export interface Frame {
  readonly world: World;
  /** Interpolated; the physics keeps its own. */
  readonly state: CartPoleState;
  readonly step: number;
  /** The force of the last steps, averaged, N. */
  readonly force: number;
  /** Where it was a few steps ago and earlier, newest last. */
  readonly trail: readonly CartPoleState[];
  readonly outcome: Outcome | null;
}

/** An episode to play: from its start, one step at a time. */
export interface EpisodeSource {
  readonly world: World;
  start(): Moment;
  /** The moment after `moment`, which has no outcome yet. */
  next(moment: Moment): Moment;
  /** What is done in another state than planned; a recorded episode cannot say. */
  at?(state: CartPoleState, step: number): Moment;
}

const trailStride = 3;
const trailLength = 7;
/** Share of the averaged force that remains after a step: the arrow shows about the last tenth of a second. */
const forceMemory = 0.8;

/** How an episode in this state after so many steps has ended; null while it goes on. */
export function outcomeOf(state: CartPoleState, step: number, world: World): Outcome | null {
  if (isTerminal(state, world))
    return Math.abs(state.cartPosition) > world.positionLimit ? 'left-track' : 'fell';
  return step >= maxEpisodeSteps ? 'full' : null;
}

/**
 * Plays an episode over and over in the real time of its world, at speed 1, the end held for a while.
 * Knows no clock: whoever drives it calls `tick`.
 */
export class Player {
  /** Times real time. */
  speed = 1;
  /** Seconds that the end is shown. */
  holdSeconds = 1.2;
  #source: EpisodeSource | null = null;
  #moment: Moment | null = null;
  #previous: CartPoleState | null = null;
  #played: Moment[] = [];
  #force = 0;
  /** Time since the moment, in steps. */
  #phase = 0;
  #held = 0;
  #ticks = 0;
  #pictures = 0;
  readonly #listeners = new Set<(moment: Moment) => void>();

  get moment(): Moment | null {
    return this.#moment;
  }

  /** Of what it plays; null while it plays nothing. */
  get world(): World | null {
    return this.#source?.world ?? null;
  }

  /** The moments of the episode so far, the present one last: for who begins to look in the middle of it. */
  get played(): readonly Moment[] {
    return this.#played;
  }

  /** How often time was let pass: a second viewer sees whether the first one is driving. */
  get ticks(): number {
    return this.#ticks;
  }

  /** Another number whenever there is something else to draw: an end that is held is drawn once. */
  get pictures(): number {
    return this.#pictures;
  }

  /** Hears every moment, the present one at once. @returns a function that stops it. */
  subscribe(listener: (moment: Moment) => void): () => void {
    this.#listeners.add(listener);
    if (this.#moment !== null) listener(this.#moment);
    return () => this.#listeners.delete(listener);
  }

  /** Plays `source` from its start; null shows nothing. */
  load(source: EpisodeSource | null): void {
    this.#source = source;
    this.restart();
  }

  /** Goes on with another episode from the state of this one; from its start where this one cannot. */
  continueWith(source: EpisodeSource): void {
    const moment = this.#moment;
    this.#source = source;
    if (moment === null || moment.outcome !== null || source.at === undefined) this.restart();
    else this.#show(source.at(moment.state, moment.step));
  }

  restart(): void {
    this.#played = [];
    this.#previous = null;
    this.#force = 0;
    this.#phase = 0;
    this.#held = 0;
    this.#moment = null;
    this.#pictures += 1;
    if (this.#source !== null) this.#show(this.#source.start());
  }

  /** Lets time pass, in seconds. */
  tick(seconds: number): void {
    this.#ticks += 1;
    if (this.#moment === null || this.#source === null) return;
    if (this.#moment.outcome !== null) {
      this.#held += seconds;
      if (this.#held >= this.holdSeconds) this.restart();
      return;
    }
    this.#pictures += 1;
    this.#phase += seconds * (1 / this.#source.world.timeStep) * this.speed;
    while (this.#phase >= 1 && this.#moment.outcome === null) {
      this.#phase -= 1;
      this.step();
    }
  }

  /** One step of the episode, if it has not ended. */
  step(): void {
    const moment = this.#moment;
    if (moment === null || moment.outcome !== null || this.#source === null) return;
    this.#previous = moment.state;
    const next = this.#source.next(moment);
    this.#force = forceMemory * this.#force + (1 - forceMemory) * next.force;
    this.#show(next);
  }

  /**
   * Lets time pass without motion: an episode that begins is shown at its end at once, one held in the middle stays.
   * @returns whether it was skipped to its end.
   */
  holdStill(_seconds: number): boolean {
    this.#ticks += 1;
    if (this.#moment?.step !== 0) return false;
    this.skipToEnd();
    return true;
  }

  /** Straight to the end, for those who want no motion. */
  skipToEnd(): void {
    for (let step = 0; step < maxEpisodeSteps; step += 1) this.step();
  }

  /** Another state in place of the present one, as after a push: what follows is decided anew. */
  replaceState(change: (state: CartPoleState) => CartPoleState): void {
    if (this.#moment === null || this.#moment.outcome !== null || this.#source?.at === undefined) return;
    this.#show(this.#source.at(change(this.#moment.state), this.#moment.step));
  }

  /** @param phase where between the last step, 0, and the present one, 1: by the time that has passed unless told. */
  frame(phase = Math.min(1, this.#phase)): Frame | null {
    const moment = this.#moment;
    if (moment === null || this.#source === null) return null;
    const { state, step, outcome } = moment;
    const ended = outcome !== null;
    const past = this.#played.slice(-1 - trailStride * trailLength, -1);
    return {
      world: this.#source.world,
      state: this.#previous === null || ended ? state : between(this.#previous, state, phase),
      step,
      force: ended ? 0 : this.#force,
      trail: past.filter((_, i) => (past.length - i) % trailStride === 0).map((earlier) => earlier.state),
      outcome,
    };
  }

  #show(moment: Moment): void {
    if (moment.step === this.#moment?.step) this.#played.pop(); // it was pushed
    this.#played.push(moment);
    this.#moment = moment;
    this.#pictures += 1;
    for (const listener of this.#listeners) listener(moment);
  }
}

function between(from: CartPoleState, to: CartPoleState, share: number): CartPoleState {
  const mix = (a: number, b: number) => a + (b - a) * share;
  return {
    cartPosition: mix(from.cartPosition, to.cartPosition),
    cartVelocity: mix(from.cartVelocity, to.cartVelocity),
    poleAngle: mix(from.poleAngle, to.poleAngle),
    poleAngularVelocity: mix(from.poleAngularVelocity, to.poleAngularVelocity),
  };
}
