import type { Painted, Size } from '../../kit/canvas/keep-painted.ts';
import type { Frame, Player } from '../../session/stage/player.ts';
import { ScenePlayer } from '../../session/stage/players.ts';
import { type Drawing, grips, type Palette, type Point } from '../drawing/index.ts';
import {
  blow,
  drawPush,
  type Grip,
  gripAt,
  hardest,
  keyStrength,
  type SeenPush,
  strengthOfDrag,
} from './push.ts';

const fadeSeconds = 0.6;
/** Half a fingertip, CSS pixels. */
const touchReach = 30;
const mouseReach = 18;
/** A gust is this share of the hardest blow to the tip, from either side. */
const gust = { least: 0.3, most: 0.5 };

interface Drag {
  readonly pointer: number;
  readonly grip: Grip;
  readonly from: number;
  /** Where it was a moment ago, for the speed of a flick: CSS pixels and ms. */
  recent: { readonly x: number; readonly at: number }[];
  strength: number;
}

interface PushTarget {
  readonly canvas: HTMLCanvasElement;
  /** Asked each time: the right scene changes players. */
  readonly player: () => Player;
  readonly painted: Pick<Painted, 'size' | 'repaint'>;
  /** A push was given, by hand or wind. */
  readonly onPush: () => void;
}

/** Lets a hand push the cart and the pole of a scene: drag or flick, arrow keys, a gust of wind. */
export class PushControl {
  readonly #target: PushTarget;
  #drag: Drag | null = null;
  #seen: (Pick<SeenPush, 'from' | 'strength'> & { readonly at: number }) | null = null;
  readonly #ends = new AbortController();

  constructor(target: PushTarget) {
    this.#target = target;
    const { canvas } = target;
    const { signal } = this.#ends;
    canvas.addEventListener('pointerdown', (event) => this.#grab(event), { signal });
    canvas.addEventListener('pointermove', (event) => this.#move(event), { signal });
    canvas.addEventListener('pointerup', (event) => this.#release(event), { signal });
    canvas.addEventListener('pointercancel', () => this.#letGo(), { signal });
  }

  dispose(): void {
    this.#ends.abort();
  }

  /** A push is being drawn by hand, or fades. */
  get moving(): boolean {
    return this.#drag !== null || this.#seen !== null;
  }

  /** ← → push the cart, with Shift the tip of the pole. @returns whether the key was one of these. */
  key(key: string, shift: boolean): boolean {
    if (key === 'Escape' && this.#drag !== null) {
      this.#letGo();
      return true;
    }
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return false;
    this.#push(shift ? 'tip' : 'cart', key === 'ArrowLeft' ? -keyStrength : keyStrength);
    return true;
  }

  /** Wind from a side that nobody knows beforehand. */
  gust(): void {
    const side = Math.random() < 0.5 ? -1 : 1;
    this.#push('wind', side * (gust.least + Math.random() * (gust.most - gust.least)));
  }

  draw(context: Drawing, frame: Frame, size: Size, palette: Palette): void {
    if (this.#drag !== null) {
      const { grip, strength } = this.#drag;
      drawPush(context, frame, size, palette, { from: grip, strength, opacity: 0.75 });
      return;
    }
    if (this.#seen === null) return;
    const { from, strength, at } = this.#seen;
    const opacity = 1 - (performance.now() - at) / 1000 / fadeSeconds;
    if (opacity > 0) drawPush(context, frame, size, palette, { from, strength, opacity });
    else this.#seen = null;
  }

  #push(from: Grip | 'wind', strength: number): void {
    const player = this.#target.player();
    if (!(player instanceof ScenePlayer)) return;
    if (player.moment?.outcome != null) player.restart();
    const { moment, world } = player;
    if (moment === null || world === null) return;
    const grip = from === 'wind' ? 'tip' : from;
    const { cart, pole } = blow(grip, strength * hardest[grip], moment.state.poleAngle, world);
    player.push(cart, pole);
    this.#seen = { from, strength, at: performance.now() };
    this.#target.onPush();
  }

  #grab(event: PointerEvent): void {
    const { canvas } = this.#target;
    const grip = event.isPrimary && event.button === 0 ? this.#gripUnder(event) : null;
    if (grip === null) return;
    const { x } = this.#at(event);
    canvas.setPointerCapture(event.pointerId);
    this.#drag = {
      pointer: event.pointerId,
      grip,
      from: x,
      recent: [{ x, at: event.timeStamp }],
      strength: 0,
    };
  }

  #move(event: PointerEvent): void {
    const drag = this.#drag;
    if (drag === null) {
      const over = event.pointerType === 'mouse' && this.#gripUnder(event) !== null;
      this.#target.canvas.style.cursor = over ? 'grab' : '';
      return;
    }
    if (drag.pointer !== event.pointerId) return;
    this.#target.canvas.style.cursor = 'grabbing';
    this.#measure(drag, event);
  }

  #release(event: PointerEvent): void {
    const drag = this.#drag;
    if (drag === null || drag.pointer !== event.pointerId) return;
    this.#measure(drag, event);
    this.#letGo();
    if (Math.abs(drag.strength) > 0.03) this.#push(drag.grip, drag.strength);
  }

  #letGo(): void {
    this.#drag = null;
    this.#target.painted.repaint();
    this.#target.canvas.style.cursor = '';
  }

  #measure(drag: Drag, event: PointerEvent): void {
    const { x } = this.#at(event);
    const now = event.timeStamp;
    drag.recent = [...drag.recent.filter(({ at }) => now - at < 80), { x, at: now }];
    const [first] = drag.recent;
    const seconds = first === undefined ? 0 : (now - first.at) / 1000;
    const speed = first === undefined || seconds < 0.008 ? 0 : (x - first.x) / seconds;
    const scale = this.#grips()?.scale ?? 1;
    drag.strength = strengthOfDrag((x - drag.from) / scale, speed / scale);
  }

  #gripUnder(event: PointerEvent): Grip | null {
    const found = this.#target.player() instanceof ScenePlayer ? this.#grips() : null;
    const reach = event.pointerType === 'mouse' ? mouseReach : touchReach;
    return found === null ? null : gripAt(this.#at(event), found, Math.max(reach, found.scale * 0.22));
  }

  #grips(): ReturnType<typeof grips> | null {
    const frame = this.#target.player().frame();
    return frame === null ? null : grips(frame, this.#target.painted.size);
  }

  /** In CSS pixels of the canvas. */
  #at(event: PointerEvent): Point {
    const { left, top } = this.#target.canvas.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }
}
