import type { Batches, Learner, LearnerState, LearnStats, UpdateRule } from '../../core/learner.ts';
import type { NetworkShape } from '../../core/network.ts';
import { checkLengths } from '../check.ts';
import { DeviceLostError } from '../device-lost.ts';
import { WatchedContext } from './context.ts';
import { WebglDevice } from './device.ts';
import { LAYERS, type TextureLayout, textureLayout } from './layout.ts';
import { createShaders, type Variant } from './programs.ts';
import { SLOTS } from './shader.ts';
import { lossesOf, packBatches, packParameters, unpackParameters, unpackRecords } from './transfer.ts';
import { type Programs, Workspace } from './workspace.ts';

export interface WebglLearner extends Required<Learner> {
  /** How many textures lie on the GPU and how large they are. */
  memory(): { readonly textures: number; readonly bytes: number };
}

/**
 * DQN updates on WebGL by way of TensorFlow.js, seven draws each (with gradient clipping nine). The state stays in two
 * textures through all updates of a call; batches go up and what was learnt comes down once a call (batches once per
 * 1024 transitions).
 * @param canvas to take the context from; none is shown.
 * `warmUp` compiles the shaders and draws with each once. It rejects with a RangeError when a texture would be larger
 * than the device allows.
 * @throws {Error} when WebGL 2 or float32 render targets are missing.
 */
export async function createWebglLearner(canvas = new OffscreenCanvas(1, 1)): Promise<WebglLearner> {
  const context = new WatchedContext(canvas);
  const device = new WebglDevice(context, SLOTS);
  const tileColumns = device.canWriteTo(8) ? 4 : 2;
  const plans = new Map<string, Plan>();
  let mirror: Mirror | undefined;

  async function prepare(shape: NetworkShape, batchSize: number, rule: UpdateRule): Promise<Plan> {
    const variant = {
      loss: rule.loss,
      doubleDqn: rule.doubleDqn,
      clipped: rule.maxGradientNorm > 0,
      polyak: rule.polyakTau > 0,
    };
    const key = [...shape.hidden, batchSize, ...Object.values(variant)].join();
    const known = plans.get(key);
    if (known !== undefined) return known;
    const layout = textureLayout(shape, batchSize, tileColumns);
    expectToFit(layout, device.maxTextureSize);
    const shaders = Object.entries(createShaders(layout, batchSize, variant));
    const compiled = await device.compile(shaders.map(([, shader]) => shader));
    const programs = Object.fromEntries(shaders.map(([name], i) => [name, compiled[i]]));
    const plan = { layout, variant, programs };
    await drawOnce(plan, rule);
    plans.set(key, plan);
    return plan;
  }

  /** Makes an update of zeros: a driver finishes a program when it first draws with it, which takes its time. */
  async function drawOnce({ layout, programs, variant }: Plan, rule: UpdateRule): Promise<void> {
    const workspace = new Workspace(device, layout, programs, variant);
    try {
      workspace.begin();
      workspace.update({ minibatch: 0, step: 1, proof: 0, rule });
      await device.finished();
    } finally {
      workspace.dispose();
    }
  }

  function forget(): void {
    mirror?.workspace.dispose();
    mirror = undefined;
  }

  /** The mirror of `state`, uploaded anew when someone else wrote it or the plan is another. */
  function reflect(state: LearnerState, plan: Plan): Mirror {
    const { revision, updates, targetCopies } = state;
    const isCurrent = mirror?.state === state && mirror.revision === revision && mirror.updates === updates;
    if (mirror !== undefined && isCurrent && mirror.plan === plan) {
      if (mirror.targetCopies !== targetCopies) mirror.workspace.copyOnlineToTarget();
      mirror.targetCopies = targetCopies;
      return mirror;
    }
    forget();
    const { layout, programs, variant } = plan;
    const workspace = new Workspace(device, layout, programs, variant);
    for (const name of LAYER_NAMES) workspace.uploadLayer(LAYERS[name], packParameters(state[name], layout));
    mirror = { state, revision, updates, targetCopies, plan, workspace };
    return mirror;
  }

  function run(plan: Plan, state: LearnerState, batches: Batches, rule: UpdateRule): LearnStats {
    const { count, batchSize } = batches;
    const { layout } = plan;
    const tdErrors = new Float32Array(count * batchSize);
    device.begin();
    const current = reflect(state, plan);
    const { workspace } = current;
    for (let first = 0; first < count; first += layout.groupSize) {
      const size = Math.min(layout.groupSize, count - first);
      workspace.uploadBatches(size, packBatches(batches, first, size, layout));
      workspace.begin();
      for (let minibatch = 0; minibatch < size; minibatch += 1) {
        current.updates += 1;
        workspace.update({ minibatch, step: current.updates, proof: proofOf(current.updates), rule });
      }
      const isLast = first + size === count;
      const names = isLast ? LAYER_NAMES.filter((name) => name !== 'target' || plan.variant.polyak) : FIRST;
      const { rowLength } = workspace;
      const texels = workspace.download(
        names.map((name) => LAYERS[name]),
        size,
      );
      // What a lost context gives back is zeros.
      if (texels[layout.proofRow * rowLength] !== proofOf(current.updates))
        throw new DeviceLostError('The GPU lost what it was given');
      const block = layout.rows * rowLength;
      unpackRecords(texels.subarray(names.length * block), rowLength, batches, [first, size], tdErrors);
      if (!isLast) continue;
      context.expectAlive();
      for (const [i, name] of names.entries())
        unpackParameters(texels.subarray(i * block), rowLength, layout, state[name]);
      state.updates = current.updates;
    }
    return { losses: lossesOf(batches, tdErrors, rule.loss), tdErrors };
  }

  async function guarded<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await context.outlive(work);
    } catch (error) {
      forget(); // The mirror may be ahead of the state.
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

/** The networks and moments of a state, in the order in which they come down. */
const LAYER_NAMES = ['online', 'adamM', 'adamV', 'target'] as const;
const FIRST = ['online'] as const;

interface Plan {
  readonly layout: TextureLayout;
  readonly variant: Variant;
  readonly programs: Programs;
}

interface Mirror {
  readonly state: LearnerState;
  readonly revision: number;
  readonly plan: Plan;
  readonly workspace: Workspace;
  updates: number;
  targetCopies: number;
}

/** Changes with each update, is never 0 and exact in float32. */
function proofOf(step: number): number {
  return 1 + (step % 65_536);
}

function expectToFit({ rows, width, groupSize, batchPairs }: TextureLayout, maxSize: number): void {
  const needed = Math.max(4 * rows + groupSize, width, 6 * batchPairs);
  if (needed > maxSize) {
    throw new RangeError(
      `This network and batch size need textures of ${needed} texels, the device allows ${maxSize}: ` +
        'choose narrower hidden layers or smaller batches',
    );
  }
}
