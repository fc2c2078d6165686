import { ADAM_BETA_1, type UpdateRule } from '../../core/learner.ts';
import {
  layersOf,
  type Program,
  type Target,
  type Texture,
  type Uniforms,
  type WebglDevice,
} from './device.ts';
import { LAYERS, type TextureLayout } from './layout.ts';
import { movedLayers, type Shaders, type Variant } from './programs.ts';

/** The programs of an update, each by the name of its shader. */
export type Programs = Readonly<Record<string, Program>>;

/** What differs from one update to the next. */
export interface UpdateUniforms {
  /** The row of the batch texture that holds it. */
  readonly minibatch: number;
  /** Adam's step, from 1. */
  readonly step: number;
  /** A number that is written into the online network's block, to show that this update was made. */
  readonly proof: number;
  readonly rule: UpdateRule;
}

/** The textures of one network, batch size and kind of rule, and the draws between them. */
export class Workspace {
  readonly #device: WebglDevice;
  readonly #layout: TextureLayout;
  readonly #programs: Programs;
  readonly #textures: Readonly<Record<string, Texture>>;
  readonly #records: Texture;
  readonly #targets: Readonly<Record<string, Target>>;
  /** An update reads the one and writes the other; all layers of each are up to date, or about to be written. */
  readonly #states: readonly [StateTexture, StateTexture];
  readonly #staging: Texture;
  readonly #moved: readonly number[];
  /** Which of the two states is the newest. */
  #newest: 0 | 1 = 0;

  constructor(device: WebglDevice, layout: TextureLayout, programs: Programs, variant: Variant) {
    const { tileColumns, width, rows, pairs, batchPairs, groupSize } = layout;
    this.#device = device;
    this.#layout = layout;
    this.#programs = programs;
    this.#moved = movedLayers(variant);
    const hiddenRows = (variant.doubleDqn ? 3 : 2) * batchPairs;
    const tiles = (columns: number, height: number) =>
      device.createTexture(columns / tileColumns, height / 2, 2 * tileColumns);
    this.#textures = {
      batch: device.createTexture(6 * batchPairs, groupSize),
      hidden1: device.createTexture(pairs[0], hiddenRows),
      hidden2: tiles(pairs[1], hiddenRows),
      error: device.createTexture(batchPairs, groupSize),
      delta2: device.createTexture(pairs[1], batchPairs),
      delta1: tiles(pairs[0], batchPairs),
      gradient: tiles(width, rows),
      ...(variant.clipped && {
        squares: device.createTexture(rows / 2, 1),
        factor: device.createTexture(1, 1),
      }),
    };
    this.#records = device.createTexture(batchPairs, groupSize);
    this.#staging = device.createTexture(Math.max(width, batchPairs), 4 * rows + groupSize);
    const { error, ...plain } = this.#textures;
    this.#targets = {
      ...Object.fromEntries(
        Object.entries(plain).map(([name, texture]) => [name, device.createTarget(layersOf(texture))]),
      ),
      error: device.createTarget([error, this.#records]),
      records: device.createTarget([this.#records]),
      staging: device.createTarget([this.#staging]),
    };
    this.#states = [this.#createState(), this.#createState()];
  }

  /** Numbers in a row of what `download` returns. */
  get rowLength(): number {
    return 4 * this.#staging.width;
  }

  /** Fills a layer of the state with a parameter block. */
  uploadLayer(layer: number, texels: Float32Array): void {
    for (const { texture } of this.#states) this.#device.upload(texture, this.#layout.rows, texels, layer);
  }

  /** Makes the target network a copy of the online network. */
  copyOnlineToTarget(): void {
    const { width, rows } = this.#layout;
    const { whole } = this.#states[this.#newest];
    for (const { target } of this.#states)
      this.#device.copy(whole, LAYERS.online, { width, height: rows }, target, 0);
  }

  uploadBatches(count: number, texels: Float32Array): void {
    this.#device.upload(this.#textures.batch, count, texels);
  }

  /** Call this before the draws of a call. */
  begin(): void {
    this.#device.begin();
    this.#device.bind(this.#textures);
  }

  /** Makes one update in seven draws, with clipping in nine. */
  update({ minibatch, step, proof, rule }: UpdateUniforms): void {
    const device = this.#device;
    const { width, rows, batchPairs } = this.#layout;
    const next = this.#newest === 0 ? 1 : 0;
    device.bind({ state: this.#states[this.#newest].texture });
    this.#draw('hidden1', { minibatch });
    this.#draw('hidden2');
    device.draw(this.#programs.tdError, this.#targets.error, { y: minibatch, width: batchPairs, height: 1 });
    this.#draw('delta2', { minibatch });
    this.#draw('delta1');
    this.#draw('gradient', { minibatch });
    if (rule.maxGradientNorm > 0) {
      this.#draw('squares');
      this.#draw('factor', { maxNorm: [rule.maxGradientNorm] });
    }
    const adam = {
      rule: [
        rule.learningRate / (1 - ADAM_BETA_1 ** step),
        1 / Math.sqrt(1 - rule.adamBeta2 ** step),
        rule.polyakTau,
        proof,
      ],
      beta2: [rule.adamBeta2, 1 - rule.adamBeta2],
    };
    device.draw(this.#programs.adam, this.#states[next].moved, { width, height: rows }, adam);
    this.#newest = next;
  }

  /**
   * Layers of the newest state, `rows` rows each, and then the records of `count` minibatches, in one read. Waits for
   * all that was asked of the GPU before.
   */
  download(layers: readonly number[], count: number): Float32Array {
    const { width, rows, batchPairs } = this.#layout;
    const device = this.#device;
    const { staging, records } = this.#targets;
    const { whole } = this.#states[this.#newest];
    for (const [i, layer] of layers.entries())
      device.copy(whole, layer, { width, height: rows }, staging, i * rows);
    device.copy(records, 0, { width: batchPairs, height: count }, staging, layers.length * rows);
    return device.download(staging, { width: this.#staging.width, height: layers.length * rows + count });
  }

  dispose(): void {
    const device = this.#device;
    for (const texture of [...Object.values(this.#textures), this.#records, this.#staging])
      device.freeTexture(texture);
    for (const target of Object.values(this.#targets)) device.freeTarget(target);
    for (const { texture, moved, whole, target } of this.#states) {
      device.freeTexture(texture);
      for (const each of [moved, whole, target]) device.freeTarget(each);
    }
  }

  /** Fills the texture of that name. */
  #draw(name: keyof Shaders, values?: Uniforms): void {
    this.#device.draw(this.#programs[name], this.#targets[name], this.#textures[name], values);
  }

  #createState(): StateTexture {
    const { width, rows } = this.#layout;
    const device = this.#device;
    const texture = device.createTexture(width, rows, 4);
    return {
      texture,
      moved: device.createTarget(this.#moved.map((layer) => [texture, layer])),
      whole: device.createTarget(layersOf(texture)),
      target: device.createTarget([[texture, LAYERS.target]]),
    };
  }
}

interface StateTexture {
  readonly texture: Texture;
  /** What an update writes. */
  readonly moved: Target;
  /** All layers, in their order. */
  readonly whole: Target;
  /** The target network's layer alone. */
  readonly target: Target;
}
