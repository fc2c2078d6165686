import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../src/core/config.ts';
import { History } from '../../src/core/history.ts';
import { PRESETS } from '../../src/core/presets.ts';
import { availableWeights, idleRun, type Run, type RunResult } from '../../src/runs/run.ts';
import { adviceFor } from '../../src/ui/features/result/Advice.tsx';
import { verdictOf } from '../../src/ui/features/result/Result.tsx';
import { shortGpuName } from '../../src/ui/features/speed/device.ts';
import { secondsLeft, shareDone } from '../../src/ui/page/controls/StatusLine.tsx';
import { initialSession } from '../../src/ui/session/session.ts';
import { afterOf } from '../../src/ui/session/stage/create-stage.ts';
import { episodeRecord } from '../support/episode-record.ts';

/** Episodes of these returns. */
function episodes(returns: readonly number[], updates = 100): History {
  let environmentSteps = 0;
  const records = returns.map((length, episode) => {
    environmentSteps += length;
    return episodeRecord({
      ...{ episode, return: length, epsilon: 0.05, environmentSteps, updates },
      ...{ bufferSize: environmentSteps, finalShare: 0.1, loss: 0.1, maxQ: 1, discountedReturn: 1 },
    });
  });
  return History.of(records);
}

const shape = { hidden: [8, 8] } as const;
const weights = { shape, parameters: new Float32Array(2) };
const best = {
  episode: 124,
  evaluation: { mean: 480, min: 300, full: 90, episodes: 100, steps: 48_000 },
  parameters: new Float32Array([1, 2]),
};
const failedTest = { mean: 84.6, min: 28, full: 0, episodes: 100, steps: 8460 };

function ended(changes: Partial<Run>, reason: RunResult['reason'] = 'episodes'): [Run, RunResult] {
  const result: RunResult = { reason, test: failedTest, kept: weights, last: weights, isMomentKnown: true };
  return [{ ...idleRun(defaultConfig()), status: 'finished', result, ...changes }, result];
}

describe('the time left', () => {
  const config = { ...defaultConfig(), episodes: 40, stopWhenSolved: false };

  test('is that of as many steps again, at the pace so far', () => {
    // 20 episodes of 100 steps took 10 s; 20 more of 100 steps will take 10 s.
    const history = episodes(Array.from({ length: 20 }, () => 100));
    expect(secondsLeft({ config, history, elapsedSeconds: 10 })).toBeCloseTo(10);
    expect(shareDone({ config, history, elapsedSeconds: 10 })).toBe(0.5);
  });

  test('reckons with the longer episodes of late', () => {
    const history = episodes([
      ...Array.from({ length: 10 }, () => 10),
      ...Array.from({ length: 20 }, () => 100),
    ]);
    expect(secondsLeft({ config, history, elapsedSeconds: 21 })).toBeCloseTo(10); // 1000 of 2100 steps
  });

  test('does not jump when twenty episodes of a long run happen to be long', () => {
    const returns = [...Array.from({ length: 2000 }, () => 10), ...Array.from({ length: 20 }, () => 100)];
    const left = secondsLeft({
      config: { ...config, episodes: 3000 },
      history: episodes(returns),
      elapsedSeconds: 22,
    });
    expect(left).toBeLessThan(16); // 10 s if all are of 10 steps, 98 s if all are of 100
  });

  test('ends with the step limit where there is one', () => {
    const history = episodes(Array.from({ length: 10 }, () => 100));
    const limited = { ...config, episodes: 100_000, maxEnvironmentSteps: 2000 };
    expect(secondsLeft({ config: limited, history, elapsedSeconds: 5 })).toBeCloseTo(5);
    expect(shareDone({ config: limited, history, elapsedSeconds: 5 })).toBe(0.5);
  });

  test('is not guessed of a run that ends when it is solved', () => {
    const history = episodes(Array.from({ length: 20 }, () => 100));
    const solvable = { ...config, stopWhenSolved: true };
    expect(secondsLeft({ config: solvable, history, elapsedSeconds: 10 })).toBeNull();
  });

  test('is not guessed from nine episodes', () => {
    expect(
      secondsLeft({ config, history: episodes([9, 9, 9, 9, 9, 9, 9, 9, 9]), elapsedSeconds: 1 }),
    ).toBeNull();
  });
});

test.each([
  ['ANGLE (Apple, ANGLE Metal Renderer: Apple M2, Unspecified Version)', 'Apple M2'],
  [
    'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 (0x00002503) Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'NVIDIA GeForce RTX 3060',
  ],
  [
    'ANGLE (Intel, Intel(R) UHD Graphics 620 (0x00005917) Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'Intel(R) UHD Graphics 620',
  ],
  [
    'ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6)',
    'Mesa Intel(R) UHD Graphics 620 (KBL GT2)',
  ],
  [
    'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
    'SwiftShader',
  ],
  ['Mali-G78', 'Mali-G78'],
  [
    'ANGLE (NVIDIA, Vulkan 1.4.312 (NVIDIA NVIDIA H100 80GB HBM3 (0x00002330)), NVIDIA)',
    'NVIDIA H100 80GB HBM3',
  ],
])('the GPU %s is called %s', (renderer, name) => {
  expect(shortGpuName(renderer)).toBe(name);
});

describe('the verdict', () => {
  test('is solved when all test episodes reached 500', () => {
    expect(verdictOf({ mean: 500, min: 500, full: 100, episodes: 100, steps: 50_000 })).toBe('solved');
  });

  test('is nearly solved from a mean of 475, Gymnasium’s threshold', () => {
    expect(verdictOf({ mean: 475, min: 9, full: 94, episodes: 100, steps: 47_500 })).toBe('solvedMostly');
  });

  test('is unsolved below, with a single long episode too', () => {
    expect(verdictOf({ ...failedTest, full: 1 })).toBe('unsolved');
  });
});

describe('the advice for a run that failed', () => {
  test('says of the blog’s settings that they are luck, and that the best was lost', () => {
    const history = episodes([
      ...Array.from({ length: 400 }, () => 10),
      ...Array.from({ length: 60 }, () => 300),
      ...Array.from({ length: 40 }, () => 20),
    ]);
    const advice = adviceFor(...ended({ config: PRESETS.blog, history }));
    expect(advice.causes).toEqual(['late', 'blog']);
    expect(advice.remedies).toEqual(['reliable', 'seed', 'keep-best', 'longer']);
    expect(advice.best).toBe(300);
    expect(advice.last).toBe(20);
  });

  test('says when it was stopped, and does not then blame the number of episodes', () => {
    const run = ended({ config: PRESETS.reliable, history: episodes([9, 9, 9]) }, 'stopped');
    expect(adviceFor(...run)).toMatchObject({ causes: ['stopped'], remedies: ['seed'] });
  });

  test.each([
    [{ rewardDivisor: 1 }, true],
    [{ rewardDivisor: 1, loss: 'squared' }, false],
    [{ rewardDivisor: 1, reward: 'fall' }, false],
    [{ rewardDivisor: 2, gamma: 0.5 }, false],
  ] as const)('of %o blames Q-values far beyond 1 with Huber loss: %s', (changes, blamed) => {
    const config = { ...PRESETS['reliable-1'], ...changes };
    const history = episodes(Array.from({ length: 500 }, () => 20));
    expect(adviceFor(...ended({ config, history })).causes.includes('reward')).toBe(blamed);
  });

  test('says when nothing was learned at all', () => {
    const history = episodes(
      Array.from({ length: 30 }, () => 10),
      0,
    );
    expect(adviceFor(...ended({ history })).causes).toEqual(['no-updates']);
  });
});

describe('the weights to download', () => {
  test('are the tested, the last and the untrained ones after a run', () => {
    const [run] = ended({ initial: weights });
    expect(availableWeights(run)).toEqual(['kept', 'last', 'initial']);
  });

  test('are none before there is a run', () => {
    expect(availableWeights(idleRun(defaultConfig()))).toEqual([]);
  });
});

describe('the scene on the right', () => {
  const session = initialSession();
  const running: Run = { ...idleRun(session.config), status: 'running', initial: weights };

  test('is empty before the first press, or shows the shipped example', () => {
    expect(afterOf(session, null)).toEqual({ kind: 'empty' });
    expect(afterOf(session, weights)).toEqual({ kind: 'shipped', weights });
  });

  test('waits for a whole episode, then is live', () => {
    expect(afterOf({ ...session, run: running }, weights).kind).toBe('waiting');
  });

  test('shows the best weights of a finished run that keeps them, else the last', () => {
    const [run] = ended({ best });
    expect(afterOf({ ...session, run }, null)).toMatchObject({ kind: 'kept', episode: 124 });
    const last = { ...run, config: PRESETS.blog };
    expect(afterOf({ ...session, run: last }, null).kind).toBe('last');
  });
});

describe('colours', () => {
  const css = readFileSync('src/ui/kit/styles/tokens.css', 'utf8');
  const [light = '', dark = ''] = css.split(':root[data-theme="dark"]');
  const colour = (block: string, name: string) =>
    new RegExp(`${name}: (#[0-9a-f]{6})`).exec(block)?.[1] ?? '';

  /** WCAG 2.2, relative luminance and contrast ratio. */
  const luminance = (hex: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one: string, other: string) => {
    const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const texts = [
    '--text-1',
    '--text-2',
    '--text-3',
    '--before',
    '--after',
    '--live',
    '--epsilon',
    '--reference',
    '--danger',
  ];

  test.each([
    ['light', light],
    ['dark', dark],
  ])('of the %s theme can be read: 4.5:1, borders of controls 3:1', (_, block) => {
    for (const surface of ['--surface-0', '--surface-1', '--surface-2']) {
      for (const name of texts) {
        const ratio = contrast(colour(block, name), colour(block, surface));
        expect([name, surface, ratio >= 4.5, ratio]).toEqual([name, surface, true, ratio]);
      }
      const border = contrast(colour(block, '--border-strong'), colour(block, surface));
      expect([surface, border >= 3, border]).toEqual([surface, true, border]);
    }
    for (const accent of ['--after', '--before']) {
      expect(contrast(colour(block, '--on-accent'), colour(block, accent))).toBeGreaterThan(4.5);
    }
    expect(contrast(colour(block, '--live'), colour(block, '--live-soft'))).toBeGreaterThan(4.5);
    expect(contrast(colour(block, '--text-1'), colour(block, '--after-soft'))).toBeGreaterThan(4.5);
  });
});
