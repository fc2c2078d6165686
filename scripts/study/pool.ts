import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Config } from '../../src/core/config.ts';
import type { LearnerName } from '../../src/core/learner.ts';
import type { WorldName } from '../../src/core/named-worlds.ts';
import type { SeedResult } from './seed.ts';

const workerFile = fileURLToPath(new URL('./seed-worker.ts', import.meta.url));

/**
 * Runs every config, in as many processes as there are cores.
 * @param testWorld where what was kept is tested, if not where it was trained.
 * @returns results in the order of `configs`.
 */
export async function runAll(
  configs: readonly Config[],
  learner: LearnerName,
  onResult: (result: SeedResult) => void,
  testWorld: WorldName | null = null,
): Promise<SeedResult[]> {
  const results: SeedResult[] = new Array(configs.length);
  const queue = configs.entries();
  const processes = Math.min(availableParallelism(), configs.length);
  await Promise.all(
    Array.from({ length: processes }, async () => {
      const worker = fork(workerFile, [learner, ...(testWorld === null ? [] : [testWorld])], {
        execArgv: ['--import', 'tsx'],
      });
      try {
        for (const [index, config] of queue) {
          const result = await ask(worker, config);
          results[index] = result;
          onResult(result);
        }
      } finally {
        worker.kill();
      }
    }),
  );
  return results;
}

function ask(worker: ChildProcess, config: Config): Promise<SeedResult> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) =>
      reject(new Error(`The process of seed ${config.seed} ended with ${code ?? 'a signal'}.`));
    worker.once('exit', onExit);
    worker.once('message', (result: unknown) => {
      worker.off('exit', onExit);
      if (isSeedResult(result)) resolve(result);
      else reject(new Error(`The process of seed ${config.seed} sent something else than a result.`));
    });
    worker.send(config);
  });
}

function isSeedResult(value: unknown): value is SeedResult {
  return typeof value === 'object' && value !== null && 'seed' in value && 'keptMean' in value;
}
