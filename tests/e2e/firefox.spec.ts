import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env, execPath } from 'node:process';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';

/** Stock Firefox, where there is one: `FIREFOX_PATH`, or by its names on the `PATH`. */
const firefox = [
  ...(env['FIREFOX_PATH'] === undefined ? [] : [env['FIREFOX_PATH']]),
  ...(env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => [join(folder, 'firefox-esr'), join(folder, 'firefox')]),
].find(existsSync);

test('in Firefox, over WebDriver BiDi: it trains, moves and saves, on what that browser offers', async ({
  baseURL,
}) => {
  test.skip(firefox === undefined, 'Firefox is not on this machine');
  const address = new URL('./?v=2&lang=en&pace=max', baseURL).href;
  const { stdout } = await promisify(execFile)(
    execPath,
    ['--experimental-websocket', 'tests/support/firefox-bidi.mjs', firefox ?? '', address],
    { timeout: 110_000 },
  );
  expect(JSON.parse(stdout)).toEqual({
    device: expect.stringMatching(/^Running on (WebAssembly SIMD|TensorFlow\.js WebGL)/),
    result: expect.stringMatching(/^Solved/),
    file: 'cartpole-dqn-reliable-seed-0-best.pth',
    bytes: expect.any(Number),
    errors: [],
  });
});
