import { expect, type FrameLocator, type Page, test } from '@playwright/test';
import { type StaticHost, staticHost } from '../support/static-host.ts';

test.use({ locale: 'en-US' });

/** Serves the built app, each file with these headers, while `visit` goes on. */
async function onHost(headers: Readonly<Record<string, string>>, visit: (host: StaticHost) => Promise<void>) {
  const host = await staticHost('dist', '/a/', headers);
  try {
    await visit(host);
  } finally {
    await host.close();
  }
}

/** The app in a frame that may run scripts and nothing else, as many sites that take lessons make it. */
async function inSandbox(page: Page, address: string): Promise<FrameLocator> {
  const link = `${address}?v=1&learner=simd&pace=max&episodes=3&evaluationInterval=0`;
  await page.setContent(`<iframe sandbox="allow-scripts" width="1280" height="800" src="${link}"></iframe>`);
  return page.frameLocator('iframe');
}

test('in a sandboxed frame it trains, where the host lets every origin read its files', async ({ page }) => {
  await onHost({ 'access-control-allow-origin': '*' }, async ({ address }) => {
    const frame = await inSandbox(page, address);
    await frame.getByRole('button', { name: 'Train', exact: true }).click();
    await expect(frame.locator('progress')).toHaveAttribute('data-status', 'finished');
  });
});

test('in a sandboxed frame of any other host it says what is missing', async ({ page }) => {
  await onHost({}, async ({ address }) => {
    const frame = await inSandbox(page, address);
    await expect(frame.getByRole('alert')).toContainText('allow-same-origin');
    await expect(frame.getByRole('link')).toHaveText(new RegExp(address));
  });
});

test('a page whose script does not arrive says so', async ({ page }) => {
  await page.route('**/assets/page-*.js', (route) => route.abort());
  await page.goto('./');
  await expect(page.getByRole('alert')).toHaveText(/^The page could not start/);
});

test('a host may require trusted types', async ({ page }) => {
  await onHost({ 'content-security-policy': "require-trusted-types-for 'script'" }, async ({ address }) => {
    await page.goto(`${address}?v=1&learner=simd&pace=max&episodes=3&evaluationInterval=0`);
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await expect(page.locator('progress')).toHaveAttribute('data-status', 'finished');
  });
});
