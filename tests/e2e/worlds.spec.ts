import { expect, test } from '@playwright/test';

test('an agent is carried from Earth through a grid of worlds, and watched in one of them', async ({
  page,
}) => {
  await page.goto('./?v=2&lang=en#worlds');
  const carry = page.getByRole('region', { name: 'Carry an agent to other worlds' });
  await carry
    .getByRole('combobox', { name: 'Agent' })
    .selectOption({ label: 'Linear controller made by hand' });
  await carry.getByRole('button', { name: 'Test in 72 worlds' }).click();
  const grid = carry.getByRole('grid', { name: 'Linear controller made by hand' });
  const earth = grid.getByRole('button', {
    name: 'pole 1 m, 9.8 m/s²: 500 steps on average, 100 of 100 at 500.',
  });
  await expect(earth).toBeVisible();
  // A pole of 20 cm on Jupiter is too fast for it.
  await expect(grid.getByRole('button', { name: /^pole 0\.2 m, 24\.79 m\/s²: \d{2,3} steps/ })).toBeVisible();
  await expect(grid.getByRole('button')).toHaveCount(72);

  const moon = grid.getByRole('button', { name: /^pole 1 m, 1\.62 m\/s²/ });
  await moon.click();
  const after = page.locator('figure[data-accent="after"]').getByRole('img');
  await expect(after).toHaveAccessibleName(/made by hand · pole 1 m, 1\.62 m\/s²/);
  await expect(carry.getByRole('img', { name: /made by hand · pole 1 m, 1\.62/ })).toBeInViewport({
    ratio: 0.9,
  });
  await expect(moon).toHaveAttribute('aria-pressed', 'true');
  await expect(earth).toHaveAttribute('aria-pressed', 'false');
  // Who comes back to the panel is not carried past its beginning.
  await page.setViewportSize({ width: 1280, height: 500 });
  const [others, worlds] = ['Push test', 'Other worlds'].map((name) => page.getByRole('tab', { name }));
  await others?.click();
  await worlds?.click();
  await expect(carry.getByRole('img', { name: /made by hand · pole 1 m/ })).toBeAttached();
  await expect(page.getByText('World of the next run')).toBeInViewport();
  await moon.press('ArrowRight');
  await expect(grid.getByRole('button', { name: /^pole 1\.4 m, 1\.62/ })).toBeFocused();
  await carry.getByRole('button', { name: 'Back to the run' }).click();
  await expect(after).toHaveAccessibleName(/Example. Trained beforehand/);
});

test('a named world is one press, stands in the link and is what the next run trains in', async ({
  page,
}) => {
  await page.goto('./?v=2&lang=en&learner=simd&pace=max&episodes=20#worlds');
  const moon = page.getByRole('radio', { name: 'Moon' });
  await moon.check({ force: true });
  await expect(page).toHaveURL(/gravity=1\.62/);
  await expect(page.getByRole('img', { name: /Trained on Earth/ })).toBeVisible();
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.locator('progress')).toHaveAttribute('data-status', 'finished');
  const carry = page.getByRole('region', { name: 'Carry an agent to other worlds' });
  await carry.getByRole('button', { name: /^Test in/ }).click();
  await expect(carry.getByRole('button', { name: /^pole 1 m, 1\.62 m\/s².*trained here/ })).toBeVisible();
});
