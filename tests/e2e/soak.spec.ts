import { expect, test } from '@playwright/test';
import { Soak } from '../../scripts/soak/drive.ts';
import { complaintsOf } from '../support/complaints.ts';

/** The short form of `npm run soak`, which also looks at the speed. */
for (const [learner, warmUps, cycles] of [
  ['auto', 3, 8],
  ['webgl', 2, 5],
] as const) {
  test(`Train, Stop and Reset over and over leave nothing behind, ${learner}`, async ({ page }) => {
    const complaints = complaintsOf(page);
    const soak = await Soak.open(page);
    await soak.choose(learner);
    const cycle = async () => {
      await soak.train(30);
      await soak.stopAndReset();
    };
    for (let i = 0; i < warmUps; i += 1) await cycle();
    const first = await soak.footprint();
    for (let i = 0; i < cycles; i += 1) await cycle();
    const last = await soak.footprint();
    expect(last.workers).toBe(first.workers);
    expect(last.textures).toBe(first.textures);
    expect(last.nodes).toBeLessThan(first.nodes + 300);
    expect(last.listeners).toBeLessThan(first.listeners + 30);
    expect(last.pageArrays).toBeLessThan(first.pageArrays + 8);
    expect(last.workerArrays).toBeLessThan(first.workerArrays + 8);
    // Compiled code comes on top of what must stay flat.
    expect(last.pageHeap).toBeLessThan(first.pageHeap + 4e6);
    expect(last.workerHeap).toBeLessThan(first.workerHeap + 2e6);
    expect(complaints).toEqual([]);
  });
}
