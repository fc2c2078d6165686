import type { CartPoleState } from '../../../core/cartpole.ts';
import { outputsOf } from '../../../core/feed-forward.ts';
import { gymnasium, type World } from '../../../core/world.ts';
import type { MapAnswer } from '../../../worker/map/protocol.ts';
import type { Trajectory, Weights } from '../../../worker/protocol.ts';
import { usePolled } from '../../kit/usePolled.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import type { Moment, Player } from '../../session/stage/player.ts';
import { pairAt } from '../../session/stage/players.ts';
import {
  type CartSlice,
  cellOf,
  type PaintedMap,
  paintedMap,
  type Reach,
  reachOf,
} from '../policy-map/index.ts';
import { PolicyMapClient } from './map-client.ts';
import { type Head, headOf, insideOf, type Subject } from './subject.ts';

const trailLength = 15; // steps: 0.3 s
/** Time between two sets of weights in training, s: more often than the eye wants a new map would only cost. */
const weightsInterval = 0.15;

/** One agent looked into: what it plays, believes and would do, for the drawings to read each frame. */
export class Look {
  readonly subject: Subject;
  readonly player: Player;
  readonly #head: Head;
  readonly #session: SessionHandle;
  readonly #client = new PolicyMapClient({
    onMap: (answer) => this.#take(answer),
    onFailure: (message) => {
      this.mapFailure = message;
    },
  });
  /** What `#values` are of: a recorded episode, or as much of another as was played up to this moment. */
  #source: Trajectory | Moment | null = null;
  #values: EpisodeValues = playedValues([]);
  map: PaintedMap | null = null;
  /** Why there are no more maps, in technical words. */
  mapFailure: string | null = null;
  #asked: { readonly weights: Weights; readonly slice: CartSlice; readonly world: World } | null = null;
  /** The weights there were when newer ones were asked for. */
  #outdated: Weights | null | undefined;
  readonly #isDue = everySeconds(weightsInterval);

  constructor(session: SessionHandle, subject: Subject) {
    this.subject = subject;
    this.#session = session;
    this.#head = headOf(session, subject);
    this.player = this.#head.player;
  }

  /** Whose map is shown. */
  readonly weights = (): Weights | null => this.#head.weights();

  /** The newest moment in which the agent acted: at an episode's end the one before. */
  get acting(): Moment | null {
    return this.player.played.findLast(({ action }) => action !== null) ?? null;
  }

  /** The latest states, the present one last. */
  get trail(): readonly CartPoleState[] {
    return this.player.played.slice(-trailLength).map(({ state }) => state);
  }

  get values(): EpisodeValues {
    const recorded = this.#head.recorded?.() ?? null;
    const source = recorded ?? this.player.moment;
    if (source !== this.#source) {
      this.#source = source;
      this.#values = recorded === null ? playedValues(this.player.played) : recordedValues(recorded);
    }
    return this.#values;
  }

  get world(): World {
    return this.player.world ?? gymnasium;
  }

  get reach(): Reach {
    return reachOf(this.world);
  }

  retryMap(): void {
    this.mapFailure = null;
    this.#asked = null;
    this.#client.retry();
  }

  /** What the map says of `state`: Q(right) − Q(left). */
  advantageAt(state: CartPoleState): number | null {
    return this.map?.advantage[cellOf(state, this.reach, this.map.columns)] ?? null;
  }

  dispose(): void {
    this.#client.dispose();
  }

  /** Each frame while the map is seen: asks for that of the moment, and in training for newer weights. */
  wantMap(seconds: number): void {
    const weights = this.weights();
    if (this.subject === 'live' && weights !== this.#outdated && this.#isDue(seconds)) {
      this.#outdated = weights;
      this.#session.actions.wantTrajectory();
    }
    if (weights === null) return;
    const slice = this.slice();
    const { world } = this;
    if (
      this.#asked?.world.angleLimit === world.angleLimit &&
      this.#asked.weights === weights &&
      this.#asked.slice.cartPosition === slice.cartPosition &&
      this.#asked.slice.cartVelocity === slice.cartVelocity
    )
      return;
    this.#asked = { weights, slice, world };
    this.#client.want(weights, slice, this.reach);
  }

  /** The cart's position and velocity that the map holds fixed. */
  slice(): CartSlice {
    const { follow, slice } = insideOf(this.#session).getState();
    const state = this.player.moment?.state;
    if (!follow || state === undefined) return slice;
    return { cartPosition: state.cartPosition, cartVelocity: state.cartVelocity };
  }

  #take({ advantage, plane }: MapAnswer): void {
    this.map = paintedMap(advantage, plane.poleAngularVelocity.cells, plane.poleAngle.cells);
  }
}

/** What an agent believed along one episode: all of a recorded one, as much as was played of another. */
export interface EpisodeValues {
  /** max_a Q(s, a), a number a step. */
  readonly values: readonly number[];
  /** Steps at which ε chose the action. */
  readonly explored: readonly number[];
  /** The least and greatest of all Q-values, zero among them. */
  readonly low: number;
  readonly high: number;
  /** The greatest difference between the two Q-values of a step. */
  readonly gap: number;
}

/** Of a whole recorded episode, in the length it really had. */
export function recordedValues({ length, qValues, explored }: Trajectory): EpisodeValues {
  const acted = Array.from({ length }, (_, step) => ({
    step,
    qValues: pairAt(qValues, step),
    explored: explored[step] === 1,
  }));
  return valuesOf(acted);
}

/** Of an episode that is computed as it plays, as far as it has come. */
export function playedValues(moments: readonly Moment[]): EpisodeValues {
  return valuesOf(moments.filter(({ action }) => action !== null));
}

function valuesOf(acted: readonly Pick<Moment, 'step' | 'qValues' | 'explored'>[]): EpisodeValues {
  const pairs = acted.map(({ qValues }) => qValues ?? ([0, 0] as const));
  return {
    values: pairs.map((pair) => Math.max(...pair)),
    explored: acted.flatMap(({ explored, step }) => (explored ? [step] : [])),
    low: Math.min(0, ...pairs.flat()),
    high: Math.max(0, ...pairs.flat()),
    gap: Math.max(0, ...pairs.map(([left, right]) => Math.abs(right - left))),
  };
}

/** Milliseconds between two numbers in the same place. */
export const readable = 120;

/** Whether the network's two numbers are preferences, not Q-values. */
export function useIsPolicy({ weights }: { readonly weights: () => Weights | null }): boolean {
  return usePolled(() => {
    const now = weights();
    return now !== null && outputsOf(now.shape) === 'preferences';
  });
}

const summaryInterval = 2000; // ms: a screen reader is not to be kept busy by what moves

/** A sentence about something that moves, renewed every now and then. */
export function useSummary(describe: () => string): string {
  return usePolled(describe, summaryInterval);
}

/** Says yes once in so many seconds, given the seconds that pass; at once the first time. */
export function everySeconds(interval: number): (seconds: number) => boolean {
  let left = 0;
  return (seconds) => {
    left -= seconds;
    if (left > 0) return false;
    left = interval;
    return true;
  };
}
