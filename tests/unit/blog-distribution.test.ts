import { expect, test } from 'vitest';
import { compareWithPytorch } from '../../scripts/study/pytorch.ts';
import { report } from '../../scripts/study/report.ts';
import { createSeedTools, runSeed, type SeedResult } from '../../scripts/study/seed.ts';
import { PRESETS } from '../../src/core/presets.ts';

test("20 seeds of the blog's settings score as PyTorch's 20 runs of the blog's own program do", async () => {
  const tools = await createSeedTools('simd');
  const results: SeedResult[] = [];
  for (let seed = 0; seed < 20; seed += 1) results.push(await runSeed({ ...PRESETS.blog, seed }, tools));
  const study = report('blog', 'simd', PRESETS.blog, results);
  for (const { episode, ours, pytorch, standardErrors } of await compareWithPytorch(study)) {
    expect(Math.abs(ours.mean - pytorch.mean), `episode ${episode}: within one s.d.`).toBeLessThan(
      pytorch.sd,
    );
    expect(Math.abs(standardErrors), `episode ${episode}: means apart`).toBeLessThan(3);
  }
  // PyTorch and a C++ replica of 100 seeds have 240 and 245; the mean of 20 seeds has a standard error of about 25.
  expect(study.keptMean).toBeGreaterThan(165);
  expect(study.keptMean).toBeLessThan(315);
}, 600_000);
