import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { unzipSync } from 'fflate';
import { encodeWeights, readWeights } from '../../src/files/weights-file.ts';
import { complaintsOf } from '../support/complaints.ts';
import { sampleWeights } from '../support/weights.ts';
import { drop } from './drop.ts';

test.use({ locale: 'en-US' });

const strip = (page: Page) => page.getByLabel('The opened file');

async function open(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.locator('input[type=file][accept*=safetensors]').setInputFiles({ name, mimeType: '', buffer });
}

test('a file of weights plays at once, is tested, and is trained further', async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.goto('./?v=1&lang=en&learner=simd&pace=max&episodes=3');
  const name = '<img src=x onerror=alert(1)>.onnx';
  await open(page, name, Buffer.from(await encodeWeights('onnx', sampleWeights([64, 64]))));
  await expect(strip(page)).toContainText(
    `“${name}” plays in After: imported from ONNX, network 4 → 64 → 64 → 2.`,
  );
  await expect(page.getByText(`Imported: ${name}`)).toBeVisible();
  await expect(strip(page)).toContainText(
    /Greedy test of 100 episodes: mean \d+\.\d, lowest \d+, \d+ of 100/,
  );
  await strip(page).getByRole('button', { name: 'Train it further' }).click();
  await expect(page.locator('#status')).toContainText('Episode 3 of 3');
  await expect(strip(page)).toBeHidden();
  await expect(page.getByRole('button', { name: 'Train again' })).toBeVisible();
  await page.getByRole('button', { name: 'Download weights' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^JSON/ }).click();
  const { metadata } = await readWeights(await readFile(await (await download).path()));
  expect(metadata).toMatchObject({ trainedFrom: name, episodesTrained: '3' });
  expect(complaints).toEqual([]);
});

test('is not trained further with settings that cannot be run, and the strip says why', async ({ page }) => {
  await page.goto('./?v=1&lang=en&learner=simd&pace=max&episodes=3#knobs');
  await page.locator('#knob-batchSize').fill('512');
  await page.locator('#knob-learningStarts').fill('31');
  await open(page, 'good.json', Buffer.from(await encodeWeights('json', sampleWeights([16, 16]))));
  const further = strip(page).getByRole('button', { name: 'Train it further' });
  await expect(further).toHaveAttribute('aria-disabled', 'true');
  await expect(further).toHaveAccessibleDescription(/^Batch size: /);
  await further.click({ force: true });
  await expect(strip(page)).toBeVisible();
  await page.locator('#knob-batchSize').fill('32');
  await expect(further).toHaveAttribute('aria-disabled', 'false');
  await further.click();
  await expect(page.locator('#status')).toContainText('Episode 3 of 3');
});

test('model.json and weights.bin of TensorFlow.js, dropped together, are one model', async ({ page }) => {
  await page.goto('./?v=1&lang=en');
  const files = unzipSync(await encodeWeights('tfjs', sampleWeights([24, 24])));
  await drop(page, files);
  await expect(strip(page)).toContainText(
    '“model.json + weights.bin” plays in After: imported from TensorFlow.js, network 4 → 24 → 24 → 2.',
  );
  await drop(page, { 'a.onnx': new Uint8Array(9), 'b.onnx': new Uint8Array(9) });
  await expect(strip(page)).toContainText('These are 2 files: a.onnx, b.onnx. Open one at a time');
});

test('a file dropped onto a page whose controls a link hides is opened, and the page stays', async ({
  page,
}) => {
  await page.goto('./?v=1&lang=en&hide=controls,result');
  await drop(page, { 'good.json': await encodeWeights('json', sampleWeights([16, 16])) });
  await expect(strip(page)).toContainText('“good.json” plays in After');
});

test("PyTorch's own file is read; a network of two widths that no setting has is trained further", async ({
  page,
}) => {
  await page.goto('./?v=1&lang=en&learner=simd&pace=max&episodes=3');
  await open(page, 'pytorch.safetensors', await readFile('tests/fixtures/pytorch-dqn-updates.safetensors'));
  await expect(strip(page)).toContainText('imported from safetensors');
  await open(page, 'odd.json', Buffer.from(await encodeWeights('json', sampleWeights([24, 40]))));
  await expect(strip(page)).toContainText('network 4 → 24 → 40 → 2');
  await strip(page).getByRole('button', { name: 'Train it further' }).click();
  await expect(page.locator('#status')).toContainText('Episode 3 of 3');
});

test('a file that is none leaves the agent that was there, and says what is wrong in both languages', async ({
  page,
}) => {
  await page.goto('./?v=1&lang=en');
  await open(page, 'good.json', Buffer.from(await encodeWeights('json', sampleWeights([16, 16]))));
  await expect(page.getByText('Imported: good.json')).toBeVisible();
  await open(page, 'weights.onnx', await readFile('public/icons/icon-192.png'));
  await expect(strip(page)).toContainText('This is a PNG file, as its first bytes show.');
  await expect(page.getByText('Imported: good.json')).toBeVisible();
  await page.getByRole('button', { name: /한국어/ }).click();
  await expect(page.getByText('첫 바이트들을 보면 PNG 파일입니다.')).toBeVisible();
});
