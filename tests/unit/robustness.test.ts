import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createFeedForwardPolicy } from '../../src/core/feed-forward.ts';
import type { Policy } from '../../src/core/learner.ts';
import { gymnasium } from '../../src/core/world.ts';
import { networkInJson } from '../../src/files/json.ts';
import { robustness as strings } from '../../src/locales/en/robustness.ts';
import { handMadeAgent } from '../../src/ui/features/agents/index.ts';
import { pointsPerAgent, starts, strengthModel } from '../../src/ui/features/push-test/Panel.tsx';
import { readingAt } from '../../src/ui/kit/charts/reading.ts';
import { chartCsv, chartTable } from '../../src/ui/kit/charts/table.ts';
import { text } from '../../src/ui/kit/i18n/index.ts';
import type { RobustnessPoint } from '../../src/worker/robustness/protocol.ts';
import { robustness, STARTS, STRENGTHS } from '../../src/worker/robustness/robustness.ts';

async function shipped(name: 'agent' | 'blog'): Promise<Policy> {
  const { shape, parameters } = await networkInJson(readFileSync(`public/pretrained/${name}.json`));
  const policy = createFeedForwardPolicy(shape);
  policy.load(parameters);
  return policy;
}

async function points(policy: Policy, seed: number, count: number): Promise<RobustnessPoint[]> {
  const found: RobustnessPoint[] = [];
  for await (const point of robustness(policy, seed, gymnasium)) {
    found.push(point);
    if (found.length === count) break;
  }
  return found;
}

const mean = ({ returns }: RobustnessPoint) =>
  returns.reduce((sum, length) => sum + length, 0) / returns.length;

/** Pushes always to the right: it falls after some ten steps. */
const stubborn: Policy = {
  load() {},
  qValues(_, count, out) {
    for (let i = 0; i < count; i += 1) out.set([0, 1], 2 * i);
  },
};

describe('the robustness test', () => {
  test('goes from 0.1 to 1 with 50 starts each', async () => {
    const all = await points(stubborn, 0, 99);
    expect(all.map(({ strength }) => strength)).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
    expect(all.every(({ returns }) => returns.length === 50)).toBe(true);
    expect([STRENGTHS.length, STARTS]).toEqual([pointsPerAgent, starts]); // what the page reckons with
  });

  test('the same seed gives the same, another seed something else', async () => {
    const [first, again, other] = await Promise.all([
      points(stubborn, 3, 3),
      points(stubborn, 3, 3),
      points(stubborn, 4, 3),
    ]);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  test('under gentle pushes the shipped agent stays above the 475 of a solved CartPole, the one with the blog’s settings below 400', async () => {
    const [[agent], [blog]] = await Promise.all([
      points(await shipped('agent'), 0, 1),
      points(await shipped('blog'), 0, 1),
    ]);
    expect(agent && mean(agent)).toBeGreaterThan(475);
    expect(blog && mean(blog)).toBeLessThan(400);
  });
});

describe('the curves of the robustness test', () => {
  const agent = { weights: handMadeAgent, home: null };
  const model = strengthModel(
    [
      {
        agent: { ...agent, id: 'own', name: 'Mine' },
        points: [
          { strength: 0.1, returns: Uint16Array.of(500, 400) },
          { strength: 0.2, returns: Uint16Array.of(300, 100) },
        ],
      },
      {
        agent: { ...agent, id: 'shipped', name: 'Example' },
        points: [{ strength: 0.1, returns: Uint16Array.of(500, 500) }],
      },
    ],
    text(strings),
  );

  test('as a table say nothing of strengths that an agent has not met yet', () => {
    const { header, rows } = chartTable(model, null);
    expect(header.slice(1)).toEqual(['Mine', 'Example']);
    expect(rows).toEqual([
      { place: 'Strength 0.1', cells: ['450 (1)', '500 (2)'] },
      { place: 'Strength 0.2', cells: ['200 (0)', '–'] },
    ]);
  });

  test('are read at a strength that a key has moved to by tenths', () => {
    const colour = {
      '--before': '',
      '--after': '',
      '--live': '',
      '--epsilon': '',
      '--reference': '',
      '--text-1': '',
    };
    const read = (strength: number) => {
      const { place, values } = readingAt(strength, [model], new Set(), { colour });
      return [place, ...values.map((value) => value.text)];
    };
    expect(read(1 - 0.1 * 8)).toEqual(['Strength 0.2', '200 (0)']);
    expect(read(0.1 + 0.1 + 0.1)).toEqual(['Strength 0.3']);
  });

  test('as CSV have a row each strength, with how many episodes were full', () => {
    expect([...chartCsv(model)].join('').trim().split(/\r?\n/)).toEqual([
      'push_strength,own,own_full_of_50,shipped,shipped_full_of_50',
      '0.1,450,1,500,2',
      '0.2,200,0,,',
    ]);
  });
});
