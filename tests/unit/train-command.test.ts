import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pickLearner } from '../../scripts/cli/learner.ts';
import { decodeCheckpoint } from '../../src/files/checkpoint.ts';
import { readWeights } from '../../src/files/weights-file.ts';
import { runHere } from '../support/command.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'train-'));
});
afterAll(() => rm(folder, { recursive: true }));

const small = [
  '--hidden-width',
  '8',
  '--episodes',
  '400',
  '--stop-when-solved',
  'false',
  '--evaluation-interval',
  '0',
];

function start(args: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/train.ts', ...args]);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const ended = once(child, 'close').then(([code]: number[]) => ({ code, said }));
  return { child, ended };
}

/** Windows has no signals: there `kill` ends a program on the spot. */
const withSignals = test.skipIf(process.platform === 'win32');

withSignals(
  'npm run train, interrupted by Ctrl-C and resumed, writes the same files as in one go',
  async () => {
    const out = (name: string) => ['--out', join(folder, name)];
    const straight = start([...small, ...out('straight')]);

    const broken = start([...small, ...out('broken')]);
    await once(broken.child.stdout, 'data'); // the score after 20 episodes
    broken.child.kill('SIGINT');
    const { code, said } = await broken.ended;
    expect(code).toBe(130);
    const [, checkpoint = ''] = /--resume (\S+)/.exec(said) ?? [];
    const trained = decodeCheckpoint(await readFile(checkpoint)).state.history.length;
    expect(trained).toBeGreaterThanOrEqual(20);
    expect(trained).toBeLessThan(400);

    const resumed = await start(['--resume', checkpoint, ...out('broken')]).ended;
    expect(resumed.said).toContain('400 episodes');
    expect(resumed.code).toBe(0);
    expect((await straight.ended).code).toBe(0);
    const files = (await readdir(join(folder, 'straight'))).sort();
    expect(files).toHaveLength(17);
    for (const file of files.filter((name) => !name.endsWith('.checkpoint'))) {
      const bytes = await readFile(join(folder, 'straight', file));
      expect(bytes.equals(await readFile(join(folder, 'broken', file))), file).toBe(true);
      if (!/\.(csv|pth)$/.test(file))
        expect((await readWeights(bytes)).metadata).toMatchObject({ seed: '0' });
    }
  },
);

withSignals(
  'a batch size that the SIMD kernel does not take is trained by the reference, and resumed by it',
  async () => {
    const out = ['--out', join(folder, 'a batch of 30')];
    const settings = [...['--hidden-width', '8', '--batch-size', '30'], ...['--learning-starts', '29']];
    const broken = start([...settings, '--episodes', '100000', '--stop-when-solved', 'false', ...out]);
    await once(broken.child.stdout, 'data');
    broken.child.kill('SIGINT');
    const { said } = await broken.ended;
    expect(said).toContain('the slower learner reference trains');
    const [, checkpoint = ''] = /--resume "(.+)"/.exec(said) ?? [];
    const { learner, state } = decodeCheckpoint(await readFile(checkpoint));
    expect(learner).toBe('reference');
    expect(state.learner.updates).toBeGreaterThan(0);
  },
);

test('a resumed run is trained on by the learner that its checkpoint names, where that runs in Node', () => {
  const work = { shape: { hidden: [8, 8] }, batchSize: 32 } as const;
  expect(pickLearner(undefined, work, 'reference')).toEqual({ learner: 'reference', note: null });
  expect(pickLearner('simd', work, 'reference')).toEqual({ learner: 'simd', note: null });
  expect(pickLearner(undefined, work, null)).toEqual({ learner: 'simd', note: null });
  const { learner, note } = pickLearner(undefined, work, 'webgl');
  expect(learner).toBe('simd');
  expect(note).toContain('needs a browser');
});

test.each([
  [['--resume', 'nowhere.checkpoint'], 'nowhere.checkpoint cannot be read'],
  [['--resume', 'package.json'], 'fits no known format'],
  [['--resume', 'package.json', '--gamma', '0.9'], 'leave the other options out'],
  [['--gamma', '7'], 'must be a number from 0 to 2'],
  [['--batch-size', '512'], '--batch-size 512: must be at most one more than --learning-starts 150'],
  [['--learning-starts', '3000'], '--learning-starts 3000: must be less than --buffer-capacity 2500'],
  [['--learner', 'webgl'], 'webgl needs a browser'],
  [['--out', 'package.json/runs'], '--out package.json/runs cannot be made'],
  [['--preset', 'perfect'], 'there is no such preset'],
])('npm run train -- %s says what is wrong', async (args, sentence) => {
  const { code, said } = await runHere('train', args);
  expect(said).toContain(sentence);
  expect(code).toBe(2);
});

test('npm run train, used wrongly, ends with 2 after one sentence', async () => {
  const { code, said } = await start(['--gamma', '7']).ended;
  expect(said).toMatch(/^--gamma 7: must be a number from 0 to 2.*\n$/);
  expect(code).toBe(2);
});
