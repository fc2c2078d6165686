import { defineConfig, devices } from '@playwright/test';
import { chromiumLaunchOptions } from './scripts/setup/chromium.mjs';

const port = Number(process.env['E2E_PORT'] ?? 4319);

/** The built app, served as `npm start` serves it, in the Chromium that `npm test` made sure of. */
export default defineConfig({
  testDir: 'tests/e2e',
  // Generous: a slow machine must not fail what a fast one passes.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  workers: 2,
  fullyParallel: true, // so that both workers have tests to the end, however long one file is
  retries: process.env['CI'] ? 1 : 0,
  forbidOnly: Boolean(process.env['CI']),
  reporter: process.env['CI'] ? 'dot' : 'list',
  use: {
    ...devices['Desktop Chrome'],
    baseURL: `http://localhost:${port}/`,
    actionTimeout: 30_000, // what cannot be pressed is told long before the test's own end
    serviceWorkers: 'block', // it fetches everything at once; pwa.spec.ts lets it
    trace: 'on-first-retry', // of every test it would take longer than the test: the page always moves
    screenshot: process.env['CI'] ? 'only-on-failure' : 'off',
    launchOptions: chromiumLaunchOptions(),
  },
  webServer: {
    command: `npx vite preview --port ${port} --strictPort`,
    port,
    reuseExistingServer: false,
  },
});
