import { describe, expect, it } from 'vitest';
import { PRESETS } from '../../src/core/presets.ts';
import { fileStem, weightsWord } from '../../src/runs/file-stem.ts';
import { idleRun } from '../../src/runs/run.ts';
import { readableName, readableNames } from '../../src/ui/kit/files.ts';

describe('a file’s name within a sentence', () => {
  it('cannot turn the sentence round, nor break its line', () => {
    expect(readableName('agent\u202egpj.pth')).toBe('agent\uFFFDgpj.pth');
    expect(readableName('two\nlines\u2028.pth')).toBe('two\uFFFDlines\uFFFD.pth');
  });

  it('in a script that runs from the right is isolated from the words around it', () => {
    expect(readableName('שלום.pth')).toBe('\u2068שלום.pth\u2069');
    expect(readableName('에이전트.pth')).toBe('에이전트.pth');
  });

  it('of any length keeps its beginning and its ending', () => {
    const name = readableName(`${'x'.repeat(5000)}.safetensors`);
    expect([...name]).toHaveLength(60);
    expect(name.endsWith('x.safetensors')).toBe(true);
  });

  it('among a thousand is one of two, and it is said how many there are', () => {
    const names = Array.from({ length: 1000 }, (_, i) => `${i}.pth`);
    expect(readableNames(names)).toBe('0.pth + 1.pth + … (1000)');
    expect(readableNames(['model.json', 'weights.bin'])).toBe('model.json + weights.bin');
  });
});

describe('the file of a run', () => {
  const blog = idleRun({ ...PRESETS.blog, seed: 3 });

  it('is named by preset and seed, and by what the weights are', () => {
    expect(`${fileStem(blog)}-${weightsWord(blog, 'kept')}`).toBe('cartpole-dqn-blog-seed-3-last');
    const reliable = idleRun(PRESETS.reliable);
    expect(`${fileStem(reliable)}-${weightsWord(reliable, 'kept')}`).toBe(
      'cartpole-dqn-reliable-seed-0-best',
    );
  });

  it('does not pass for a preset’s when a setting is another', () => {
    expect(fileStem(idleRun({ ...PRESETS.blog, gamma: 0.5 }))).toBe('cartpole-dqn-blog-changed-seed-0');
  });
});
