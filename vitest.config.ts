import { playwright } from '@vitest/browser-playwright';
import { configDefaults, defineConfig } from 'vitest/config';
import { chromiumLaunchOptions } from './scripts/setup/chromium.mjs';

/** What is measured by the processor time of the process: in one that others have filled, collecting garbage counts as well. */
const timed = ['tests/unit/files-{bad,json,tfjs}.test.ts'];

/** Apart from vite.config.ts: tests load modules, neither the page with its security policy nor the service worker. */
export default defineConfig({
  worker: { format: 'es' },
  test: {
    maxWorkers: 2,
    globalSetup: ['tests/support/global-setup.ts'],
    exclude: [...configDefaults.exclude, 'tests/e2e/**'],
    coverage: {
      include: ['src/**/*.{ts,tsx}'],
      exclude: ['src/learners/simd/assembly/**', '**/*.d.ts'],
      reporter: ['text-summary', ['text', { file: 'coverage.txt' }], 'html'],
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          exclude: timed,
          environment: 'node',
          isolate: false,
          setupFiles: ['tests/support/unit-file.ts'],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'unit-timed',
          include: timed,
          environment: 'node',
          setupFiles: ['tests/support/equal-bits.ts'],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        // Found late, a dependency would be bundled late, and the page reloaded in the middle of a test.
        optimizeDeps: {
          entries: ['tests/browser/**/*.test.{ts,tsx}', 'src/worker/main.ts'],
          include: [
            '@tensorflow/tfjs',
            '@tensorflow/tfjs-backend-webgl/dist/base.js',
            '@tensorflow/tfjs-core',
            'fflate',
            'gifenc',
            'mediabunny',
            'protobufjs/minimal.js',
            'valibot',
            'chart.js',
            'chartjs-plugin-zoom',
            'i18next',
            'lucide-react',
            'react',
            'react-dom',
            'react-dom/client',
            'react/jsx-dev-runtime',
            'react-error-boundary',
            'zustand',
            'zustand/vanilla',
          ],
        },
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/support/equal-bits.ts'],
          testTimeout: 240_000,
          // Software WebGL takes the processor to itself: two files at once only slow each other down.
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromiumLaunchOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
