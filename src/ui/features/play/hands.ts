import type { Action, CartPoleState } from '../../../core/cartpole.ts';
import type { World } from '../../../core/world.ts';
import { type EpisodeSource, type Moment, outcomeOf } from '../../session/stage/player.ts';
import { sceneEnvironment } from '../../session/stage/players.ts';

/** Of three steps with a key held, two push its way: about the most that a person's reaction of 0.2 s can master. */
const towards = [true, true, false];

const other = (action: Action): Action => (action === 0 ? 1 : 0);

/**
 * Two hands on the arrow keys. CartPole knows two full forces and no "no force", so softer ones are made of both in
 * turn, step by step: with no key held they alternate and cancel out, with a key held two steps of three push its
 * way. With both keys held the one pressed last counts, and a tap counts for a step however short it is.
 */
export class Hands {
  #held: Action[] = [];
  #tapped: Action | null = null;
  /** The key in force and for how many steps. */
  #key: Action | null = null;
  #steps = 0;
  #last: Action = 0;

  press(action: Action): void {
    this.#held = [...this.#held.filter((held) => held !== action), action];
    this.#tapped = action;
  }

  release(action: Action): void {
    this.#held = this.#held.filter((held) => held !== action);
  }

  letGo(): void {
    this.#held = [];
    this.#tapped = null;
  }

  /** The action of the next step. */
  next(): Action {
    const key = this.#tapped ?? this.#held.at(-1) ?? null;
    this.#tapped = null;
    this.#steps = key === this.#key ? this.#steps + 1 : 0;
    this.#key = key;
    if (key === null) this.#last = other(this.#last);
    else this.#last = towards[this.#steps % towards.length] === true ? key : other(key);
    return this.#last;
  }
}

/** An episode in a person's hands. A moment's action is the one that led there. */
export function handEpisode(hands: Hands, start: CartPoleState, world: World): EpisodeSource {
  let environment = sceneEnvironment(world, start);
  const moment = (step: number, action: Action | null, force: number): Moment => ({
    state: { ...environment.state },
    step,
    action,
    force,
    qValues: null,
    explored: false,
    outcome: outcomeOf(environment.state, step, world),
  });
  return {
    world,
    start() {
      environment = sceneEnvironment(world, start);
      return moment(0, null, 0);
    },
    next({ step }) {
      const action = hands.next();
      return moment(step + 1, action, environment.act(action));
    },
  };
}
