import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { whenAtRest, workStore } from '../../src/ui/session/at-work.ts';

beforeEach(() => {
  vi.useFakeTimers();
  workStore.setState({ atWork: false });
});
afterEach(() => {
  vi.useRealTimers();
});

/** The time in ms at which rest came; null until then. */
function restOf(soonest: number, latest: number): { readonly cameAt: () => number | null } {
  const begin = Date.now();
  let cameAt: number | null = null;
  void whenAtRest(soonest, latest).then(() => {
    cameAt = Date.now() - begin;
  });
  return { cameAt: () => cameAt };
}

test('rest comes no sooner than asked for, where nothing goes on', async () => {
  const { cameAt } = restOf(3000, 30_000);
  await vi.advanceTimersByTimeAsync(2999);
  expect(cameAt()).toBeNull();
  await vi.advanceTimersByTimeAsync(1);
  expect(cameAt()).toBe(3000);
});

test('rest comes when the work ends', async () => {
  workStore.setState({ atWork: true });
  const { cameAt } = restOf(3000, 30_000);
  await vi.advanceTimersByTimeAsync(7000);
  expect(cameAt()).toBeNull();
  workStore.setState({ atWork: false });
  await vi.advanceTimersByTimeAsync(0);
  expect(cameAt()).toBe(7000);
});

test('work without an end is not waited for longer than asked for', async () => {
  workStore.setState({ atWork: true });
  const { cameAt } = restOf(3000, 30_000);
  await vi.advanceTimersByTimeAsync(29_999);
  expect(cameAt()).toBeNull();
  await vi.advanceTimersByTimeAsync(1);
  expect(cameAt()).toBe(30_000);
});
