import * as v from 'valibot';
import { createStore } from 'zustand/vanilla';
import { type Action, type CartPoleState, maxEpisodeSteps } from '../../../core/cartpole.ts';
import { gymnasium, type World } from '../../../core/world.ts';
import type { Weights } from '../../../worker/protocol.ts';
import { store, stored } from '../../kit/stored.ts';
import {
  type EpisodeSource,
  type Moment,
  type Outcome,
  outcomeOf,
  Player,
} from '../../session/stage/player.ts';
import { ScenePlayer, sceneEnvironment } from '../../session/stage/players.ts';

/** `ready` until the first key; `held` when the window was left in the middle of a round. */
type GameStatus = 'ready' | 'playing' | 'held' | 'over';

export interface Ending {
  readonly steps: number;
  /** In the time of the world, not of who plays slowly. */
  readonly seconds: number;
  readonly outcome: Outcome;
}

export interface GameState {
  readonly status: GameStatus;
  /** Half speed: time passes slower, the physics stays as it is. */
  readonly slow: boolean;
  readonly best: BestScores;
  /** How the round ended for the person, and for the agent if it has. */
  readonly yours: Ending | null;
  readonly rivals: Ending | null;
  /** The round that ended was the longest so far. */
  readonly record: boolean;
}

/** Someone who has just fallen still holds a key: a new round begins no sooner than this. */
const restSeconds = 0.7;

/**
 * Rounds of balancing by hand, beside an agent from the same start. The first key starts a round, the next one after
 * its end another. Knows no clock: whoever drives it calls `tick`.
 */
export class Game {
  readonly you = new Player();
  readonly rival = new ScenePlayer();
  readonly store = createStore<GameState>(() => ({
    status: 'ready',
    slow: false,
    best: v.parse(storedBest, stored(storageKey)),
    yours: null,
    rivals: null,
    record: false,
  }));
  readonly #hands = new Hands();
  readonly #newStart: (world: World) => CartPoleState;
  #opponent: Weights | null = null;
  #world = gymnasium;
  #start: CartPoleState;
  #rest = 0;

  constructor(newStart: (world: World) => CartPoleState) {
    this.#newStart = newStart;
    this.#start = newStart(this.#world);
    for (const player of [this.you, this.rival]) player.holdSeconds = Number.POSITIVE_INFINITY;
    this.newRound();
  }

  /** Who plays beside the person, from the next round that begins; null for nobody. */
  set opponent(weights: Weights | null) {
    if (weights?.parameters === this.#opponent?.parameters) return;
    this.#opponent = weights;
    if (this.store.getState().status === 'ready') this.rival.play(weights, this.#start, this.#world);
  }

  /** Where both play: a round in another world starts over. */
  set world(world: World) {
    if (world === this.#world) return;
    this.#world = world;
    this.newRound();
  }

  set slow(slow: boolean) {
    this.store.setState({ slow });
    this.newRound();
  }

  /** Both at a fresh start, waiting for the first key. */
  newRound(): void {
    this.#start = this.#newStart(this.#world);
    this.#hands.letGo();
    this.#rest = 0;
    this.you.load(handEpisode(this.#hands, this.#start, this.#world));
    this.rival.play(this.#opponent, this.#start, this.#world);
    this.store.setState({ status: 'ready', yours: null, rivals: null, record: false });
  }

  press(action: Action): void {
    const { status } = this.store.getState();
    if (status === 'over') {
      if (this.#rest < restSeconds) return;
      this.newRound();
    }
    this.#hands.press(action);
    if (status !== 'playing') this.store.setState({ status: 'playing' });
  }

  release(action: Action): void {
    this.#hands.release(action);
  }

  /** The window was left: time stands still until the next key. */
  hold(): void {
    this.#hands.letGo();
    if (this.store.getState().status === 'playing') this.store.setState({ status: 'held' });
  }

  /** Lets time pass, in seconds. @returns whether anything moved. */
  readonly tick = (seconds: number): boolean => {
    const { status, slow } = this.store.getState();
    if (status === 'ready' || status === 'held') return false;
    const time = slow ? seconds / 2 : seconds;
    this.you.tick(time);
    this.rival.tick(time);
    this.#noteEndings();
    if (status === 'over') this.#rest += seconds;
    return true;
  };

  #noteEndings(): void {
    const { status, slow, best, rivals } = this.store.getState();
    if (rivals === null) {
      const ending = endingOf(this.rival);
      if (ending !== null) this.store.setState({ rivals: ending });
    }
    const yours = endingOf(this.you);
    if (status !== 'playing' || yours === null) return;
    const kind = slow ? 'slow' : 'normal';
    const isBest = yours.steps > best[kind];
    const record = isBest && best[kind] > 0; // the first round has nothing to beat
    const newBest = isBest ? { ...best, [kind]: yours.steps } : best;
    if (isBest) store(storageKey, JSON.stringify(newBest));
    this.store.setState({ status: 'over', yours, record, best: newBest });
  }
}

function endingOf({ moment, world }: Player): Ending | null {
  if (moment === null || moment.outcome === null || world === null) return null;
  const { step: steps, outcome } = moment;
  return { steps, seconds: steps * world.timeStep, outcome };
}

const storageKey = 'play-best';
const score = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(maxEpisodeSteps));

/** Nothing yet where storage is forbidden or holds something else. */
const storedBest = v.fallback(v.pipe(v.string(), v.parseJson(), v.object({ normal: score, slow: score })), {
  normal: 0,
  slow: 0,
});

/** The longest anyone has held out in this browser, in steps: at full speed and in slow motion apart. */
type BestScores = Readonly<v.InferOutput<typeof storedBest>>;

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
function handEpisode(hands: Hands, start: CartPoleState, world: World): EpisodeSource {
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
