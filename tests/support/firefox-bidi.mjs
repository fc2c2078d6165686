import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, stdout } from 'node:process';
import { setTimeout as passing } from 'node:timers/promises';

/**
 * `node --experimental-websocket tests/support/firefox-bidi.mjs FIREFOX ADDRESS`: trains, watches and downloads in a
 * stock Firefox over WebDriver BiDi (https://w3c.github.io/webdriver-bidi/), with a real pointer; prints what came of
 * it as JSON. A process of its own because Node 20 has a WebSocket only when asked for.
 */
const [, , program = 'firefox-esr', address = ''] = argv;

const folder = mkdtempSync(join(tmpdir(), 'firefox-'));
writeFileSync(
  join(folder, 'user.js'),
  [
    'user_pref("browser.download.folderList", 2);',
    `user_pref("browser.download.dir", ${JSON.stringify(folder)});`,
    'user_pref("browser.shell.checkDefaultBrowser", false);',
  ].join('\n'),
);
const firefox = spawn(program, [
  '--headless',
  '--no-remote',
  '--remote-debugging-port=0',
  '--profile',
  folder,
]);

/** @returns {Promise<string>} */
function listeningAddress() {
  return new Promise((resolve, reject) => {
    let said = '';
    firefox.stderr.on('data', (text) => {
      said += text;
      const [, found] = /WebDriver BiDi listening on (ws:\S+)/.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    });
    firefox.on('error', reject);
    firefox.on('exit', () => reject(new Error(`Firefox ended:\n${said}`)));
  });
}

/** @type {Map<number, { resolve: (result: any) => void, reject: (error: Error) => void }>} */
const asked = new Map();
/** @type {string[]} */
const errors = [];

try {
  const socket = new WebSocket(`${await listeningAddress()}/session`);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  socket.onmessage = ({ data }) => {
    const { id, type, method, params, result, error, message } = JSON.parse(data);
    if (type === 'event' && method === 'log.entryAdded' && params.level === 'error') errors.push(params.text);
    if (type === 'success') asked.get(id)?.resolve(result);
    if (type === 'error') asked.get(id)?.reject(new Error(`${error}: ${message}`));
    asked.delete(id);
  };
  /** @type {(method: string, params: object) => Promise<any>} */
  const send = (method, params) =>
    new Promise((resolve, reject) => {
      const id = asked.size + Math.floor(performance.now() * 1000);
      asked.set(id, { resolve, reject });
      socket.send(JSON.stringify({ id, method, params }));
    });

  await send('session.new', { capabilities: {} });
  await send('session.subscribe', { events: ['log.entryAdded'] });
  const [{ context }] = (await send('browsingContext.getTree', {})).contexts;
  await send('browsingContext.navigate', { context, url: address, wait: 'complete' });

  /** @type {(expression: string) => Promise<unknown>} */
  const read = async (expression) => {
    const parameters = { expression, target: { context }, awaitPromise: true };
    const { result, exceptionDetails } = await send('script.evaluate', parameters);
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
    return result.value;
  };
  /** @type {(expression: string, seconds?: number) => Promise<void>} */
  const until = async (expression, seconds = 60) => {
    const end = performance.now() + 1000 * seconds;
    while ((await read(expression)) !== true) {
      if (performance.now() > end) throw new Error(`Never came true: ${expression}`);
      await passing(100);
    }
  };
  /** @type {(selector: string) => Promise<void>} */
  const press = async (selector) => {
    await until(`document.querySelector(${JSON.stringify(selector)}) !== null`);
    const locator = { type: 'css', value: selector };
    const [{ sharedId }] = (await send('browsingContext.locateNodes', { context, locator })).nodes;
    const origin = { type: 'element', element: { sharedId } };
    await send('input.performActions', {
      context,
      actions: [
        {
          type: 'pointer',
          id: 'mouse',
          actions: [
            { type: 'pointerMove', x: 0, y: 0, origin },
            { type: 'pointerDown', button: 0 },
            { type: 'pointerUp', button: 0 },
          ],
        },
      ],
    });
  };
  const picture = "document.querySelectorAll('canvas')[1].toDataURL()";

  await until("document.querySelector('#device')?.textContent.includes('Running on') === true");
  const device = await read("document.querySelector('#device').textContent");
  await press('[aria-keyshortcuts="Space"]');
  await until(`document.querySelector('progress[data-status]').dataset.status === 'running'`);
  const seen = await read(picture);
  await until(`${picture} !== ${JSON.stringify(seen)}`);
  await until(`document.querySelector('progress[data-status]').dataset.status === 'finished'`, 120);
  const result = await read("document.querySelector('[data-verdict]').textContent");
  await press('[aria-labelledby="result-title"] button[popovertarget]');
  await press('[popover]:popover-open li:first-child button');
  const end = performance.now() + 20_000;
  const saved = () => readdirSync(folder).find((name) => name.endsWith('.pth'));
  while (saved() === undefined && performance.now() < end) await passing(100);
  const name = saved();
  await passing(200); // the last bytes
  const bytes = name === undefined ? 0 : readFileSync(join(folder, name)).length;
  stdout.write(`${JSON.stringify({ device, result, file: name, bytes, errors })}\n`);
  await send('browser.close', {});
} finally {
  const gone = new Promise((resolve) => firefox.once('exit', resolve));
  if (firefox.exitCode === null && !firefox.killed) firefox.kill();
  if (firefox.exitCode === null) await Promise.race([gone, passing(5000)]);
  if (existsSync(folder)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
