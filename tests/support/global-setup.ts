import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import type {} from './fixture-files.ts';

/** In Node, before any test: the fixtures, from `FIXTURES_DIR` where `npm run test:fixtures` names another folder. */
export default async function setup(project: TestProject): Promise<void> {
  const folder = process.env['FIXTURES_DIR'] ?? 'tests/fixtures';
  const file = (name: string) => readFileSync(resolve(folder, name));
  project.provide('pytorchFixture', file('pytorch-dqn-updates.safetensors').toString('base64'));
  project.provide('gymnasiumFixture', file('gymnasium-cartpole-v1.json').toString('utf8'));
  execFileSync(process.execPath, ['scripts/build-kernel.mjs']);
  const { simdDigest, physicsDigest } = await import('./digests.ts');
  project.provide('simdDigestOfNode', await simdDigest());
  project.provide('physicsDigestOfNode', await physicsDigest());
}
