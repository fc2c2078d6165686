import { describe, expect, test } from 'vitest';
import { Episode } from '../../src/core/episode.ts';
import { PrioritySampler } from '../../src/core/priorities.ts';
import { Random } from '../../src/core/random.ts';
import { ReplayBuffer, Sampler } from '../../src/core/replay.ts';

/** An episode whose observation number t is [t, t, t, t], counted from `from`. */
function countingEpisode(length: number, from = 0): Episode {
  const episode = new Episode();
  episode.length = length;
  episode.rewards.fill(1);
  for (let t = 0; t <= length; t += 1) episode.observations.fill(from + t, 4 * t, 4 * t + 4);
  for (let t = 0; t < length; t += 1) episode.actions[t] = t % 2;
  return episode;
}

const oneStep = { nStep: 1, gamma: 0.98, rewardDivisor: 100, bootstrapAtEnd: false };

describe('replay buffer', () => {
  test('stores one-step transitions, the last of which is final', () => {
    const replay = new ReplayBuffer(10);
    replay.storeEpisode(countingEpisode(3), oneStep);
    expect(replay.size).toBe(3);
    expect([...replay.state.subarray(0, 12)]).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]);
    expect([...replay.nextState.subarray(0, 12)]).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3]);
    expect([...replay.action.subarray(0, 3)]).toEqual([0, 1, 0]);
    expect([...replay.discount.subarray(0, 3)]).toEqual([Math.fround(0.98), Math.fround(0.98), 0]);
    expect(replay.finalCount).toBe(1);
  });

  test('lets a truncated episode bootstrap when told so', () => {
    const replay = new ReplayBuffer(10);
    replay.storeEpisode(countingEpisode(2), { ...oneStep, bootstrapAtEnd: true });
    expect(replay.finalCount).toBe(0);
    expect(replay.discount[1]).toBe(Math.fround(0.98));
  });

  test('sums three rewards for 3-step returns, fewer at the end of the episode', () => {
    const replay = new ReplayBuffer(10);
    replay.storeEpisode(countingEpisode(4), {
      nStep: 3,
      gamma: 0.5,
      rewardDivisor: 1,
      bootstrapAtEnd: false,
    });
    // 1 + ½ + ¼ twice, then 1 + ½, then 1; only the first still has a state three steps on that is not the end.
    expect([...replay.reward.subarray(0, 4)]).toEqual([1.75, 1.75, 1.5, 1]);
    expect([...replay.discount.subarray(0, 4)]).toEqual([0.125, 0, 0, 0]);
    expect(replay.nextState[0]).toBe(3);
    expect(replay.nextState[4]).toBe(4);
    expect(replay.finalCount).toBe(3);
  });

  test('shortens the discount of a truncated end: γ² two steps before it, γ one', () => {
    const replay = new ReplayBuffer(10);
    replay.storeEpisode(countingEpisode(2), { nStep: 3, gamma: 0.5, rewardDivisor: 1, bootstrapAtEnd: true });
    expect([...replay.discount.subarray(0, 2)]).toEqual([0.25, 0.5]);
  });

  test('knows of each transition how many rewards it sums, over the edge of the ring too', () => {
    const replay = new ReplayBuffer(7);
    const three = { nStep: 3, gamma: 0, rewardDivisor: 1, bootstrapAtEnd: true };
    replay.storeEpisode(countingEpisode(5), three);
    const steps = () => Array.from({ length: replay.size }, (_, slot) => replay.stepsOf(slot, 3));
    expect(steps()).toEqual([3, 3, 3, 2, 1]);
    replay.storeEpisode(countingEpisode(4, 100), { ...three, bootstrapAtEnd: false });
    expect(steps()).toEqual([2, 1, 3, 2, 1, 3, 3]); // the new episode begins in slot 5 and ends in slot 1
  });

  test('overwrites the oldest when full and forgets its final transition', () => {
    const replay = new ReplayBuffer(3);
    replay.storeEpisode(countingEpisode(1), oneStep);
    replay.storeEpisode(countingEpisode(3), { ...oneStep, bootstrapAtEnd: true });
    expect(replay.size).toBe(3);
    expect(replay.head).toBe(1);
    expect(replay.finalCount).toBe(0);
    expect([replay.state[0], replay.state[4], replay.state[8]]).toEqual([2, 0, 1]);
  });
});

describe('sampling', () => {
  const full = new ReplayBuffer(40);
  full.storeEpisode(countingEpisode(40), oneStep);

  test('takes no transition twice into a minibatch, even when it needs them all', () => {
    const { slots } = new Sampler(full, 40).sample(3, Random.seeded(1));
    for (const batch of [0, 1, 2]) expect(new Set(slots.subarray(40 * batch, 40 * batch + 40)).size).toBe(40);
  });

  test('is uniform: each of 40 transitions gets its share of 4,000 draws within five standard deviations', () => {
    const { slots } = new Sampler(full, 4).sample(1000, Random.seeded(2));
    const counts = new Array<number>(40).fill(0);
    for (const slot of slots) counts[slot] = (counts[slot] ?? 0) + 1;
    for (const count of counts) expect(Math.abs(count - 100)).toBeLessThan(50);
  });

  test('does not depend on how many minibatches are drawn at once', () => {
    const sampler = new Sampler(full, 8);
    const together = [...sampler.sample(4, Random.seeded(3)).slots];
    const random = Random.seeded(3);
    const apart = [1, 3].flatMap((count) => [...sampler.sample(count, random).slots]);
    expect(apart).toEqual(together);
  });

  test('refuses a minibatch larger than the buffer', () => {
    expect(() => new Sampler(full, 41).sample(1, Random.seeded(1))).toThrow(RangeError);
  });

  test('prefers large TD errors in proportion, and weights them down in return (Schaul et al. 2016)', () => {
    const priorities = new PrioritySampler(40, 1);
    for (let slot = 0; slot < 40; slot += 1) priorities.add(slot);
    // Slot 7 has a TD error of 39 and the other 39 of 1: half of the draws are slot 7.
    priorities.update(
      Int32Array.from({ length: 40 }, (_, slot) => slot),
      Float32Array.from({ length: 40 }, (_, slot) => (slot === 7 ? 39 : 1)),
    );
    const { slots, weight } = new Sampler(full, 8).sample(500, Random.seeded(4), priorities, 1);
    const share = slots.filter((slot) => slot === 7).length / slots.length;
    expect(share).toBeCloseTo(0.5, 1);
    const of = (wanted: number) => weight[slots.indexOf(wanted)] ?? Number.NaN;
    expect(of(7) / of(slots.find((slot) => slot !== 7) ?? 0)).toBeCloseTo(1 / 39, 3);
    expect(Math.max(...weight)).toBe(1);
  });
});
