import type { CartPoleState } from '../../../core/cartpole.ts';
import type { MapAnswer } from '../../../worker/map/protocol.ts';
import type { Weights } from '../../../worker/protocol.ts';
import type { Moment } from '../../scene/player.ts';
import { playStore } from '../../scene/playing.ts';
import { stage } from '../../scene/stage.ts';
import { scaleEnd } from './colours.ts';
import { zeroContour } from './contour.ts';
import type { PaintedMap } from './draw-map.ts';
import { type EpisodeValues, noValues, recordedValues, withMoment } from './episode-values.ts';
import { insideStore, type Subject } from './inside-store.ts';
import { PolicyMapClient } from './map-client.ts';
import { type CartSlice, cellOf, planeThrough } from './plane.ts';
import { type Head, headOf } from './subject.ts';

const trailLength = 15; // steps: 0.3 s

/** One agent looked into: what it plays, believes and would do, for the drawings to read each frame. */
export class Look {
  readonly subject: Subject;
  readonly #head: Head;
  readonly #client = new PolicyMapClient((answer) => this.#take(answer));
  #trail: CartPoleState[] = [];
  #values: EpisodeValues = noValues;
  #acting: Moment | null = null;
  #map: PaintedMap | null = null;
  #asked: { readonly weights: Weights; readonly slice: CartSlice } | null = null;
  #ticks = -1;

  constructor(subject: Subject) {
    this.subject = subject;
    this.#head = headOf(subject);
  }

  get player() {
    return this.#head.player;
  }

  /** The newest moment in which the agent acted: at an episode's end the one before. */
  get acting(): Moment | null {
    return this.#acting;
  }

  /** States before the present one, newest last. */
  get trail(): readonly CartPoleState[] {
    return this.#trail;
  }

  get values(): EpisodeValues {
    return this.#values;
  }

  get map(): PaintedMap | null {
    return this.#map;
  }

  get moving(): boolean {
    return playStore.getState()[this.#head.scene];
  }

  /** What the map says of `state`: Q(right) − Q(left). */
  advantageAt(state: CartPoleState): number | null {
    return this.#map?.advantage[cellOf(state, this.#map.columns)] ?? null;
  }

  /** @returns a function that stops it. */
  start(): () => void {
    const end = this.player.subscribe((moment) => this.#hear(moment));
    return () => {
      end();
      this.#client.dispose();
    };
  }

  /** Lets time pass where no scene in sight does, and asks for the map of the moment. */
  frame(seconds: number): void {
    if (this.player.ticks === this.#ticks && this.moving) this.player.tick(seconds);
    this.#ticks = this.player.ticks;
    this.#wantMap();
  }

  #hear(moment: Moment): void {
    if (moment.step === 0) {
      this.#trail = [];
      const recorded = this.subject === 'live' ? stage.live.trajectory : null;
      this.#values = recorded === null ? noValues : recordedValues(recorded);
    }
    this.#trail.push(moment.state);
    if (this.#trail.length > trailLength) this.#trail.shift();
    if (moment.action === null) return;
    this.#acting = moment;
    if (this.subject !== 'live') this.#values = withMoment(this.#values, moment);
  }

  #wantMap(): void {
    const weights = this.#head.weights();
    if (weights === null) return;
    const slice = this.slice();
    if (
      this.#asked?.weights === weights &&
      this.#asked.slice.cartPosition === slice.cartPosition &&
      this.#asked.slice.cartVelocity === slice.cartVelocity
    )
      return;
    this.#asked = { weights, slice };
    this.#client.want(weights, planeThrough(slice));
  }

  /** The cart's position and velocity that the map holds fixed. */
  slice(): CartSlice {
    const { follow, slice } = insideStore.getState();
    const state = this.player.moment?.state;
    if (!follow || state === undefined) return slice;
    return { cartPosition: state.cartPosition, cartVelocity: state.cartVelocity };
  }

  #take({ advantage, plane }: MapAnswer): void {
    const columns = plane.poleAngle.cells;
    const rows = plane.poleAngularVelocity.cells;
    const contour = zeroContour(advantage, rows, columns);
    this.#map = { advantage, rows, columns, scale: scaleEnd(advantage), contour };
  }
}
