import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type PytorchFigures, pytorchFigures } from '../../src/ui/features/speed/pytorch.ts';

const run = promisify(execFile);
const program = fileURLToPath(new URL('./blog_dqn.py', import.meta.url));
const reference = fileURLToPath(
  new URL('../../public/reference/blog-pytorch-20-seeds.json', import.meta.url),
);

export interface PytorchReport extends PytorchFigures {
  /** Here and now; else the reference, measured on another machine or at another time. */
  readonly measured: boolean;
  readonly source: string;
}

/** The blog's algorithm in PyTorch: run where PyTorch and Gymnasium are installed, else from the reference. */
export async function measurePytorch(seeds: number): Promise<PytorchReport> {
  const installed = await run('python3', ['-c', 'import torch, gymnasium']).then(
    () => true,
    () => false,
  );
  if (!installed) {
    const file: { source?: unknown } = JSON.parse(await readFile(reference, 'utf8'));
    return { measured: false, source: `reference: ${file.source}`, ...pytorchFigures(file) };
  }
  const { stdout } = await run('python3', [program, '--seeds', String(seeds)]);
  const file: { source?: unknown } = JSON.parse(stdout);
  return { measured: true, source: String(file.source), ...pytorchFigures(file) };
}
