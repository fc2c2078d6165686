import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { encodeWeights } from '../../src/files/weights-file.ts';
import { complaintsOf } from '../support/complaints.ts';
import { sampleWeights } from '../support/weights.ts';
import { walk } from './walk.ts';

test.use({ locale: 'en-US' });

/** What a policy of this page refused since it was opened. */
async function watchPolicy(page: Page): Promise<string[]> {
  const refused: string[] = [];
  await page.exposeFunction('refusedByPolicy', (what: string) => refused.push(what));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      const report = Reflect.get(globalThis, 'refusedByPolicy');
      report(`${violatedDirective} ${blockedURI} ${sample}`);
    });
  });
  return refused;
}

test('a whole session breaks no rule of the policy and asks nothing of another origin', async ({
  page,
  context,
  baseURL,
}) => {
  const complaints = complaintsOf(page);
  const refused = await watchPolicy(page);
  const elsewhere: string[] = [];
  const own = (url: string) => /^(data|blob):/.test(url) || url.startsWith(baseURL ?? '-');
  context.on('request', (request) => own(request.url()) || elsewhere.push(request.url()));
  page.on('websocket', (socket) => elsewhere.push(socket.url()));

  const response = await page.goto('./');
  const policies = [
    response?.headers()['content-security-policy'] ?? '',
    (await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')) ?? '',
  ];
  for (const policy of policies) {
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('frame-ancestors');
  }

  await page.getByRole('radio', { name: 'max' }).check({ force: true });
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await walk(page, async () => {});
  await expect(page.getByText('Solved: the pole stays up')).toBeVisible({ timeout: 60_000 });
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download weights' }).click();
  await page.getByRole('button', { name: /safetensors/ }).click();
  await saved;
  await page.waitForLoadState('networkidle');
  expect(elsewhere).toEqual([]);
  expect(refused).toEqual([]);
  expect(complaints).toEqual([]);
});

test('the policy is in force: neither inline script nor eval nor another origin gets through', async ({
  page,
}) => {
  const refused = await watchPolicy(page);
  await page.goto('./');
  await page.locator('#root > *').waitFor();
  const elements = await page.evaluate(() => {
    const inline = document.createElement('script');
    inline.append('globalThis.inlineRan = true');
    document.head.append(inline);
    // Playwright's own evaluate goes past the policy; a string as a timer's handler does not.
    try {
      setTimeout('globalThis.evalRan = true');
    } catch {
      // As expected: no string is trusted to be a script.
    }
    const element = document.createElement('p');
    element.innerHTML = '<img src="x" onerror="globalThis.evalRan = true">';
    return element.childElementCount;
  });
  expect(elements).toBe(0);
  await expect.poll(() => refused.join('\n')).toMatch(/require-trusted-types-for/);
  const ran = () =>
    page.evaluate(() => ['inlineRan', 'evalRan'].map((name) => Reflect.has(globalThis, name)));
  expect(await ran()).toEqual([false, false]);
  await page.evaluate(() => fetch('http://192.0.2.1/').catch(() => {}));
  await expect.poll(() => refused.join('\n')).toMatch(/connect-src http:\/\/192\.0\.2\.1/);
});

/** Runs in the page: the names of the runs in its storage. */
function storedNames(): Promise<string[]> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('cartpole');
    opening.onsuccess = () => {
      const asking = opening.result.transaction('runs').objectStore('runs').getAll();
      asking.onsuccess = () => {
        opening.result.close();
        resolve(asking.result.map(({ name }) => name));
      };
    };
  });
}

test.describe('markup that comes in from outside stays text', () => {
  const markup = '<img src=x onerror="globalThis.pwned=1"><script>globalThis.pwned=1</script>';

  async function expectOnlyText(page: Page): Promise<void> {
    expect(await page.evaluate(() => Reflect.get(globalThis, 'pwned'))).toBeUndefined();
    await expect(page.locator('img[src="x"], body script')).toHaveCount(
      await page.locator('body > script').count(),
    );
  }

  test('from a link', async ({ page }) => {
    const complaints = complaintsOf(page);
    const refused = await watchPolicy(page);
    const choices = ['preset', 'pace', 'learner', 'lang'];
    const knobs = ['seed', 'gamma', 'loss', markup];
    for (const keys of [choices, knobs, ['embed'], ['hide'], ['v']]) {
      const link = { v: '1', ...Object.fromEntries(keys.map((key) => [key, markup])) };
      await page.goto(`./?${new URLSearchParams(link)}#${markup}`);
      await expect(page.getByText('<img src=x').nth(keys.length - 1)).toBeVisible();
      await expectOnlyText(page);
    }
    expect(refused).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('from the name and the metadata of a file, and from an error about it', async ({ page }) => {
    const complaints = complaintsOf(page);
    const refused = await watchPolicy(page);
    await page.goto('./?v=2&lang=en');
    const weights = { ...sampleWeights([16, 16]), metadata: { source: markup, [markup]: markup } };
    const good = Buffer.from(await encodeWeights('safetensors', weights));
    const files = page.locator('input[data-purpose=open]');
    await files.setInputFiles({ name: `${markup}.safetensors`, mimeType: '', buffer: good });
    await expect(page.getByText('script>.safetensors').first()).toBeVisible(); // what is before a slash is a folder
    await expectOnlyText(page);
    const bad = Buffer.from(JSON.stringify({ format: markup, [markup]: markup }));
    await files.setInputFiles({ name: `${markup}.json`, mimeType: markup, buffer: bad });
    await expect(page.getByRole('alert').filter({ hasText: 'cannot be opened' })).toBeVisible();
    await expectOnlyText(page);
    expect(refused).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('from the name that a run is given', async ({ page }) => {
    const complaints = complaintsOf(page);
    await page.goto('./?v=2&lang=en&preset=blog&episodes=3&pace=max#compare');
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    const name = page.locator('#compare li input:not([type])').first();
    const image = markup.slice(0, markup.indexOf('<script>'));
    await name.fill(image);
    await name.press('Enter');
    await expect.poll(() => page.evaluate(storedNames)).toContain(image);
    await page.reload();
    await expect(name).toHaveValue(image);
    await expectOnlyText(page);
    expect(complaints).toEqual([]);
  });
});

/** Libraries that any file of the app imports by name, types alone excepted. */
function importedLibraries(): string[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/.test(file),
  );
  const names = files.flatMap((file) => {
    const imports = readFileSync(join('src', file), 'utf8').matchAll(
      /(?<!import type [^;]*)(?:from |import |import\()'((?:@[\w.-]+\/)?[a-z][\w.-]*)[^']*'/g,
    );
    return Array.from(imports, ([, name]) => name ?? '');
  });
  return [...new Set(names)].filter((name) => name !== 'virtual'); // of the build's own plugin
}

test('the licence of every library that the app is made of is one click away', async ({ page, request }) => {
  await page.goto('./');
  const link = page.getByRole('link', { name: 'Licences of the libraries used' });
  await expect(link).toHaveAttribute('href', './licences.txt');
  const text = await (await request.get('licences.txt')).text();
  const licences = new Map(
    Array.from(
      text.matchAll(/^─+\n(\S+) [\d.]+ \(([^)]+)\)\n[^\n]*\n─+\n\n([^─]+)/gm),
      ([, name, , body]) => [name, body],
    ),
  );
  expect([...licences.keys()]).toEqual(
    expect.arrayContaining([
      ...importedLibraries(),
      'scheduler',
      '@kurkle/color',
      'long',
      'workbox-precaching',
      'workbox-strategies',
      'vite',
      'rolldown',
      'vite-plugin-pwa',
    ]),
  );
  for (const [name, body = ''] of licences) {
    expect(body, name).toMatch(
      /permission|permitted|licensed under|apache license|mozilla public license|public domain/i,
    );
  }
});
