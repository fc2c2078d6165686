import { test } from '@playwright/test';
import { letMonkeyLoose } from '../support/monkey.ts';

test.use({ locale: 'en-US' });

/** The short form of `npm run monkey`. */
test('200 random clicks, keys, sizes and themes while it trains leave an app that trains', async ({
  page,
}) => {
  await letMonkeyLoose({ page, steps: 200, seed: 1 });
});
