import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { env } from 'node:process';
import { expect, test } from '@playwright/test';
import { readWeights } from '../../src/files/weights-file.ts';

/** WebKitGTK's browser, where Debian's `webkit2gtk-driver` and `xvfb` are: the nearest to Safari that Linux has. */
const onPath = (program: string) =>
  (env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find(existsSync);
const driver = onPath('WebKitWebDriver');
const display = onPath('Xvfb');
const browser = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/libexec']
  .filter(existsSync)
  .flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.startsWith('webkit2gtk'))
      .map((name) => join(folder, name)),
  )
  .map((folder) => join(folder, 'MiniBrowser'))
  .find(existsSync);

const buttonWith = (text: string) =>
  `[...document.querySelectorAll('button')].find(({ textContent }) => textContent.includes('${text}'))`;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port is free');
  return address.port;
}

test('in WebKit, over WebDriver: it trains, moves and saves, on what that browser offers', async ({
  baseURL,
}) => {
  test.skip(!driver || !display || !browser, 'WebKitGTK, its driver or Xvfb are not on this machine');
  const home = mkdtempSync(join(tmpdir(), 'webkit-'));
  const port = await freePort();
  const screen = `:${100 + (port % 900)}`;
  const started: ChildProcess[] = [spawn(display ?? '', [screen, '-screen', '0', '1440x900x24'])];
  // WebKit's own sandbox refuses to run as root.
  const WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS = process.getuid?.() === 0 ? '1' : '0';
  started.push(
    spawn(driver ?? '', [`--port=${port}`], {
      env: { ...env, DISPLAY: screen, HOME: home, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS },
    }),
  );
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`http://127.0.0.1:${port}/session${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(JSON.stringify(value));
    return value;
  };
  try {
    const options = { binary: browser, args: ['--automation'] };
    const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } };
    let session = '';
    await expect(async () => {
      session = `/${(await ask('POST', '', { capabilities })).sessionId}`;
    }).toPass({ timeout: 20_000 });
    const read = (expression: string) =>
      ask('POST', `${session}/execute/sync`, { script: `return ${expression}`, args: [] });
    const status = `document.querySelector('progress[data-status]')?.dataset.status`;
    const picture = `document.querySelectorAll('canvas')[1].toDataURL()`;

    await ask('POST', `${session}/url`, { url: new URL('./?v=2&lang=en&pace=max', baseURL).href });
    await expect
      .poll(() => read(`document.querySelector('#device')?.textContent`))
      .toMatch(/^Running on WebAssembly SIMD/);
    await read(`document.querySelector('[aria-keyshortcuts="Space"]').click()`);
    await expect.poll(() => read(status)).toBe('running');
    const seen = await read(picture);
    await expect.poll(() => read(picture)).not.toBe(seen);
    await expect.poll(() => read(status), { timeout: 90_000 }).toBe('finished');
    expect(await read(`document.querySelector('[data-verdict]').textContent`)).toMatch(/^Solved/);

    // Where MiniBrowser would put a download is its own business: what is handed to it is looked at.
    const run = (script: string) => ask('POST', `${session}/execute/sync`, { script, args: [] });
    await run(`const make = URL.createObjectURL;
      URL.createObjectURL = (blob) => { globalThis.handedOver = blob; return make.call(URL, blob); };
      HTMLAnchorElement.prototype.click = function () { globalThis.handedName = this.download; };`);
    await run(`${buttonWith('Download weights')}.click();`);
    await expect.poll(() => read(`${buttonWith('safetensors')} !== undefined`)).toBe(true);
    await run(`${buttonWith('safetensors')}.click();`);
    await expect
      .poll(() => read('globalThis.handedName'))
      .toBe('cartpole-dqn-reliable-seed-0-best.safetensors');
    const base64 = await ask('POST', `${session}/execute/async`, {
      script: `const [done] = arguments;
        const reader = new FileReader();
        reader.onload = () => done(reader.result.split(',')[1]);
        reader.readAsDataURL(globalThis.handedOver);`,
      args: [],
    });
    const { parameters } = await readWeights(new Uint8Array(Buffer.from(base64, 'base64')));
    expect(parameters).toHaveLength(4610);
    await ask('DELETE', session);
  } finally {
    for (const process of started.reverse()) process.kill();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
});
