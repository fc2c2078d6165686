import { PRESETS } from '../../src/core/presets.ts';
import { type Snapshot, takeSnapshot } from '../../src/core/snapshots.ts';
import { quantile } from '../../src/core/statistics.ts';
import { train } from '../../src/core/train.ts';
import { createTrainingState } from '../../src/core/training-state.ts';
import { createSeedTools } from '../study/seed.ts';
import type { SnapshotCost } from './report.ts';

const repetitions = 5;

/** What the snapshots of a run of each preset cost its training with simd, in Node. */
export async function snapshotCosts(): Promise<readonly SnapshotCost[]> {
  return [await costOf('blog'), await costOf('reliable')];
}

async function costOf(preset: 'blog' | 'reliable'): Promise<SnapshotCost> {
  const { learner, policyFactory } = await createSeedTools('simd');
  const shares: number[] = [];
  let kept = 0;
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    const state = createTrainingState({ ...PRESETS[preset], seed: repetition });
    const started = performance.now();
    for await (const _ of train(state, { learner, policy: policyFactory(state.learner.shape) }));
    const seconds = performance.now() - started;
    const records = state.history.slice(0);
    const online = new Float32Array(state.snapshots[0]?.parameters.length ?? 0);
    const before = performance.now();
    let snapshots: readonly Snapshot[] = [];
    for (const record of records) {
      const now = takeSnapshot(snapshots, record, online);
      if (now !== snapshots) send(now.at(-1));
      snapshots = now;
    }
    shares.push((performance.now() - before) / seconds);
    kept = snapshots.length;
  }
  return { preset, share: quantile(shares, 0.5), kept };
}

/** As the worker sends one: a copy whose memory goes along. It sends fewer, those still kept ten times a second. */
function send(snapshot: Snapshot | undefined): void {
  if (snapshot === undefined) return;
  const copy = { ...snapshot, parameters: snapshot.parameters.slice() };
  structuredClone(copy, { transfer: [copy.parameters.buffer] });
}
