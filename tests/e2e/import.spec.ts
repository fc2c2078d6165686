import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { encodeWeights } from '../../src/files/weights-file.ts';
import { complaintsOf } from '../support/complaints.ts';
import { sampleWeights } from '../support/weights.ts';

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
  expect(complaints).toEqual([]);
});

test("PyTorch's own file is read; a network that cannot be trained further here says why", async ({
  page,
}) => {
  await page.goto('./?v=1&lang=en');
  await open(page, 'pytorch.safetensors', await readFile('tests/fixtures/pytorch-dqn-updates.safetensors'));
  await expect(strip(page)).toContainText('imported from safetensors');
  await open(page, 'odd.json', Buffer.from(await encodeWeights('json', sampleWeights([24, 40]))));
  await expect(strip(page)).toContainText('both hidden layers need the same width');
  await expect(strip(page)).toContainText('It has 24 and 40.');
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
