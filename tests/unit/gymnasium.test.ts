import { expect, test } from 'vitest';
import { gymnasiumFixture } from '../support/fixture-files.ts';
import { compareGymnasium, PHYSICS_TOLERANCE } from '../support/gymnasium-fixture.ts';

test('every recorded step of Gymnasium is repeated to 1e-12, with its flags', ({ task }) => {
  const { steps, maxDifference, wrongFlags } = compareGymnasium(gymnasiumFixture());
  task.meta.differences = [
    { what: `states after each of ${steps} steps`, maxDifference, allowed: PHYSICS_TOLERANCE },
    { what: 'wrong flags', maxDifference: wrongFlags.length, allowed: 0 },
  ];
  expect(maxDifference).toBeLessThanOrEqual(PHYSICS_TOLERANCE);
  expect(wrongFlags).toEqual([]);
});
