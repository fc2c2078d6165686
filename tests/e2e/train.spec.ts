import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import * as tf from '@tensorflow/tfjs';
import { unzipSync } from 'fflate';
import { networkLayout } from '../../src/core/network.ts';
import { createPolicy } from '../../src/core/policy.ts';
import { complaintsOf } from '../support/complaints.ts';
import { chooseLearner, seeScoreAs } from './views.ts';

test.use({ locale: 'en-US' });

const train = (page: Page) => page.getByRole('button', { name: 'Train', exact: true });
const status = (page: Page) => page.locator('#status');
const logLines = async (page: Page) => {
  await seeScoreAs(page, 'log');
  const text = await page.getByRole('region', { name: /log/i }).locator('pre').textContent();
  return (text ?? '').trim().split('\n');
};

async function open(page: Page, { preset = 'blog', learner = 'auto' } = {}): Promise<void> {
  await page.goto('./');
  await page.getByLabel('Preset', { exact: true }).selectOption(preset);
  await chooseLearner(page, learner);
  await page.getByRole('radio', { name: 'max' }).check({ force: true });
}

/** Presses Download weights and takes the file of this format. */
async function download(page: Page, format: string): Promise<Uint8Array> {
  await page.getByRole('button', { name: 'Download weights' }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: new RegExp(format) }).click();
  const path = await (await waiting).path();
  // What is said of it stands above the menu, which stays open for other formats.
  await page.getByText('Saved as').last().click({ trial: true });
  await page.keyboard.press('Escape');
  return readFile(path);
}

/** Flat parameters out of a safetensors file, read apart from `src/files`. */
function parametersOf(file: Uint8Array): Float32Array {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const headerLength = Number(view.getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + headerLength)));
  const parameters: number[] = [];
  for (const { name, inputs, outputs } of networkLayout({ hidden: [128, 128] })) {
    for (const [part, shape] of [
      ['weight', [outputs, inputs]],
      ['bias', [outputs]],
    ] as const) {
      const tensor = header[`${name}.${part}`];
      expect(tensor).toMatchObject({ dtype: 'F32', shape });
      for (let at = tensor.data_offsets[0]; at < tensor.data_offsets[1]; at += 4) {
        parameters.push(view.getFloat32(8 + headerLength + at, true));
      }
    }
  }
  return Float32Array.from(parameters);
}

test("a whole run of the blog's settings: press Train, watch, see the score, download the weights", async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  await open(page);
  await train(page).click();
  await expect(page.getByRole('button', { name: 'Train again' })).toBeVisible({ timeout: 60_000 });
  await expect(status(page)).toContainText('Ended after 500 episodes');

  const lines = await logLines(page);
  expect(lines).toHaveLength(24);
  for (const [i, line] of lines.entries()) {
    const [, episode, , buffer] =
      /^n_episode :(\d+), score : (\d+\.\d), n_buffer : (\d+), eps : \d\.\d%$/.exec(line) ?? [];
    expect(Number(episode)).toBe(20 * (i + 1));
    expect(Number(buffer)).toBeLessThanOrEqual(50_000);
  }

  await seeScoreAs(page, 'table');
  const table = page.getByRole('table').first();
  await expect(table).toBeVisible();
  await expect(table.locator('tbody tr')).toHaveCount(24);
  await seeScoreAs(page, 'chart');

  await expect(page.getByText(/^\d+ \/ 100$/)).toBeVisible();
  await page.setViewportSize({ width: 1280, height: 640 });
  const parameters = parametersOf(await download(page, 'safetensors'));
  const zip = unzipSync(await download(page, 'TensorFlow.js'));
  await tf.setBackend('cpu');
  const { modelTopology, weightsManifest } = JSON.parse(new TextDecoder().decode(zip['model.json']));
  const model = await tf.loadLayersModel(
    tf.io.fromMemory({
      modelTopology,
      weightSpecs: weightsManifest[0].weights,
      weightData: Uint8Array.from(zip['weights.bin'] ?? []).buffer,
    }),
  );
  const states = Float32Array.from({ length: 400 }, (_, i) => Math.sin(1 + i));
  const output = model.predict(tf.tensor2d(states, [100, 4]));
  if (Array.isArray(output)) throw new Error('one output expected');
  const policy = createPolicy({ hidden: [128, 128] });
  const expected = new Float32Array(200);
  policy.load(parameters);
  policy.qValues(states, 100, expected);
  for (const [i, q] of (await output.data()).entries()) expect(q).toBeCloseTo(expected[i] ?? Number.NaN, 4);
  expect(complaints).toEqual([]);
});

test('the default settings end with a pole that stays up, and say so, on a phone upright and on its side as well', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  await open(page, { preset: 'reliable' });
  await train(page).click();
  await expect(page.getByText('Solved: the pole stays up')).toBeVisible({ timeout: 60_000 });
  const reached = page.getByText('100 / 100', { exact: true });
  await expect(reached).toBeVisible();
  for (const [width, height] of [
    [390, 844],
    [844, 390],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect(reached).toBeInViewport({ ratio: 1 });
  }
  expect(complaints).toEqual([]);
});

test('training on real WebGL, held in the middle: the episode counter freezes, then goes on', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  await open(page, { learner: 'webgl' });
  await expect(page.locator('#device')).toContainText('WebGL');
  await train(page).click();
  await expect.poll(async () => (await logLines(page)).length, { timeout: 60_000 }).toBeGreaterThan(12);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(status(page)).toContainText('paused');
  const held = (await status(page).textContent()) ?? '';
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  expect(await status(page).textContent()).toBe(held);

  const count = Number(/Episode (\d+)/.exec(held)?.[1]);
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(status(page)).toContainText(`Episode ${count + 1} of 500`);
  await expect(status(page)).toContainText('paused');

  await page.getByRole('button', { name: 'Resume' }).click();
  await expect
    .poll(async () => Number(/Episode (\d+)/.exec((await status(page).textContent()) ?? '')?.[1]))
    .toBeGreaterThan(count + 1);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Train again' })).toBeVisible();
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(train(page)).toBeVisible();
  expect(complaints).toEqual([]);
});

test('what is bundled of TensorFlow.js is enough to train with it', async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.goto(
    './?v=2&lang=en&preset=blog&pace=max&learner=tfjs&learningStarts=100&updatesPerEpisode=2&hiddenWidth=16&episodes=20',
  );
  await expect(page.locator('#device')).toContainText('textbook TensorFlow.js');
  await train(page).click();
  await expect(page.getByRole('button', { name: 'Train again' })).toBeVisible({ timeout: 180_000 });
  await expect(status(page)).toContainText('Ended after 20 episodes');
  expect(complaints).toEqual([]);
});

test('a reload in the middle of a run leaves no console error, and Train works again', async ({ page }) => {
  const complaints = complaintsOf(page);
  await open(page);
  await train(page).click();
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await page.reload();
  await train(page).click();
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  expect(complaints).toEqual([]);
});
