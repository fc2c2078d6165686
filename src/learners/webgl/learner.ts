import type { Batches, Learner, LearnerState, LearnStats, UpdateRule } from '../../core/learner.ts';
import type { NetworkShape } from '../../core/network.ts';
import { checkLengths } from '../check.ts';
import { WatchedContext } from './context.ts';
import { type Texture, WebglDevice } from './device.ts';
import { type TextureLayout, textureLayout } from './layout.ts';
import { createPrograms, type Programs } from './programs.ts';
import { lossesOf, packBatches, packState, unpackRecords, unpackState } from './transfer.ts';
import { drawUpdate } from './update.ts';

export interface WebglLearner extends Required<Learner> {
  /** What tfjs's backend holds on the GPU; `bytesAllocated` counts freed textures that wait to be used again. */
  memory(): { readonly textures: number; readonly bytes: number; readonly bytesAllocated: number };
}

/**
 * DQN updates on TensorFlow.js's WebGL backend, seven draws each (with gradient clipping nine). The state stays in
 * one texture through all updates of a call; batches go up and what was learnt comes down once a call (batches once
 * per 1024 transitions).
 * @param canvas to take the context from; none is shown.
 * `warmUp` compiles the shaders and rejects with a RangeError when a texture would be larger than the device allows.
 * @throws {Error} when WebGL 2 or float32 render targets are missing.
 */
export async function createWebglLearner(canvas = new OffscreenCanvas(1, 1)): Promise<WebglLearner> {
  const context = new WatchedContext(canvas);
  const device = new WebglDevice(context);
  const plans = new Map<string, Plan>();
  let mirror: Mirror | undefined;

  async function prepare(shape: NetworkShape, batchSize: number, rule: UpdateRule): Promise<Plan> {
    const { loss, doubleDqn } = rule;
    const clipped = rule.maxGradientNorm > 0;
    const key = [...shape.hidden, batchSize, loss, doubleDqn, clipped].join();
    const known = plans.get(key);
    if (known !== undefined) return known;
    const layout = textureLayout(shape, batchSize);
    expectToFit(layout, device.maxTextureSize);
    const plan = { layout, programs: createPrograms(layout, batchSize, { loss, doubleDqn, clipped }) };
    await device.compile(() => {
      const state = createStateTexture(device, layout);
      const batch = createBatchTexture(device, layout);
      const uniforms = { minibatch: 0, step: 1, proof: 1, rule };
      for (const texture of [drawUpdate(device, plan.programs, state, batch, uniforms), state, batch])
        device.free(texture);
    });
    plans.set(key, plan);
    return plan;
  }

  function forget(): void {
    if (mirror === undefined) return;
    device.free(mirror.texture);
    device.free(mirror.batch);
    mirror = undefined;
  }

  /** The mirror of `state`, uploaded anew when someone else wrote it or the layout is another. */
  function reflect(state: LearnerState, layout: TextureLayout): Mirror {
    const { revision, updates } = state;
    const isCurrent = mirror?.state === state && mirror.revision === revision && mirror.updates === updates;
    if (mirror !== undefined && isCurrent && mirror.layout === layout) return mirror;
    forget();
    const texture = createStateTexture(device, layout);
    device.upload(texture, layout.stateRows, packState(state, layout));
    mirror = { state, revision, updates, layout, texture, batch: createBatchTexture(device, layout) };
    return mirror;
  }

  function run(
    { layout, programs }: Plan,
    state: LearnerState,
    batches: Batches,
    rule: UpdateRule,
  ): LearnStats {
    const { count, batchSize } = batches;
    const current = reflect(state, layout);
    const tdErrors = new Float32Array(count * batchSize);
    for (let first = 0; first < count; first += layout.groupSize) {
      const size = Math.min(layout.groupSize, count - first);
      device.upload(current.batch, size, packBatches(batches, first, size, layout));
      for (let minibatch = 0; minibatch < size; minibatch += 1) {
        const step = current.updates + 1;
        const uniforms = { minibatch, step, proof: proofOf(step), rule };
        const next = drawUpdate(device, programs, current.texture, current.batch, uniforms);
        device.free(current.texture);
        current.texture = next;
        current.updates = step;
      }
      const isLast = first + size === count;
      const firstRow = isLast ? 0 : layout.recordRow;
      const endRow = isLast && rule.polyakTau > 0 ? layout.stateRows : layout.targetRow;
      const texels = device.download(current.texture, firstRow, endRow - firstRow);
      const records = texels.subarray(4 * layout.width * (layout.recordRow - firstRow));
      const proof = proofOf(current.updates);
      unpackRecords(records, layout, { batches, first, size, tdErrors, proof });
      if (isLast) {
        context.expectAlive();
        unpackState(texels, layout, state);
        state.updates = current.updates;
      }
    }
    const losses = lossesOf(batches, tdErrors, rule.loss);
    return { losses, tdErrors };
  }

  async function guarded<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await context.outlive(work);
    } catch (error) {
      forget(); // it may be ahead of the state
      throw error;
    }
  }

  return {
    name: 'webgl',
    device: context.renderer,
    warmUp: (shape, batchSize, rule) =>
      guarded(async () => {
        await prepare(shape, batchSize, rule);
      }),
    learn: (state, batches, rule) =>
      guarded(async () => {
        checkLengths(state, batches);
        return run(await prepare(state.shape, batches.batchSize, rule), state, batches, rule);
      }),
    memory: () => device.memory(),
    dispose() {
      forget();
      plans.clear();
      device.dispose();
    },
  };
}

interface Plan {
  readonly layout: TextureLayout;
  readonly programs: Programs;
}

interface Mirror {
  readonly state: LearnerState;
  readonly revision: number;
  readonly layout: TextureLayout;
  readonly batch: Texture;
  texture: Texture;
  updates: number;
}

function createStateTexture(device: WebglDevice, layout: TextureLayout): Texture {
  return device.createTexture(layout.width, layout.stateRows);
}

function createBatchTexture(device: WebglDevice, layout: TextureLayout): Texture {
  return device.createTexture(6 * layout.batchPairs, layout.groupSize);
}

/** Changes with each update, is never 0 and exact in float32. */
function proofOf(step: number): number {
  return 1 + (step % 65_536);
}

function expectToFit({ stateRows, batchPairs }: TextureLayout, maxSize: number): void {
  const needed = Math.max(stateRows, 6 * batchPairs);
  if (needed > maxSize) {
    throw new RangeError(
      `This network and batch size need textures of ${needed} texels, the device allows ${maxSize}: ` +
        'choose narrower hidden layers or smaller batches',
    );
  }
}
