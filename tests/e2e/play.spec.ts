import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { type Action, isTerminal, maxEpisodeSteps, step } from '../../src/core/cartpole.ts';
import { gymnasium } from '../../src/core/world.ts';
import { networkInJson } from '../../src/files/json.ts';
import { blow, hardest } from '../../src/ui/features/scene/push.ts';
import {
  greedyEpisode,
  ScenePlayer,
  sceneStart,
  type TimedPush,
} from '../../src/ui/session/stage/players.ts';
import { readGif } from '../support/gif-reader.ts';
import { openView } from './views.ts';

test.use({ locale: 'en-US' });

/** Where the game, the recorder or the push test is. */
const panel = (page: Page) => page.locator('#play, #record, #robustness');

/** Where on the page the middle of the blue pole is drawn; the scene has to be held. */
async function findPole(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  return page
    .locator('figure[data-accent="after"] canvas')
    .first()
    .evaluate((canvas: HTMLCanvasElement) => {
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('The scene has no context.');
      const row = Math.round(canvas.height * 0.6);
      const { data } = context.getImageData(0, row, canvas.width, 1);
      const blue: number[] = [];
      for (let i = 0; i < canvas.width; i += 1) {
        const [red = 0, , blueness = 0] = data.subarray(4 * i, 4 * i + 3);
        if (red < 40 && blueness > 150) blue.push(i);
      }
      if (blue.length === 0) throw new Error('There is no pole yet.');
      const middle = blue.reduce((sum, i) => sum + i, 0) / blue.length;
      const { left, top, width, height } = canvas.getBoundingClientRect();
      return { x: left + (middle / canvas.width) * width, y: top + (row / canvas.height) * height };
    });
}

/** Every round begins in the same state, known here as well. */
async function withOneStart(page: Page): Promise<ReturnType<typeof sceneStart>> {
  await page.addInitScript(() => {
    Math.random = () => 0.5;
  });
  return sceneStart(2 ** 31, gymnasium);
}

/** How long the pole stays up by CartPole's equations while two forces of three go one way. */
function stepsHeld(start: ReturnType<typeof sceneStart>, action: Action): number {
  let state = start;
  let steps = 0;
  while (!isTerminal(state, gymnasium)) {
    state = step(state, steps % 3 === 2 ? (action === 1 ? 0 : 1) : action, gymnasium);
    steps += 1;
  }
  return steps;
}

test('a round by keyboard: the first key starts the clock, the fall is scored, the best is kept', async ({
  page,
}) => {
  const start = await withOneStart(page);
  await page.goto('./#play');
  const status = panel(page).getByRole('status');
  await expect(status).toContainText('starts the clock for both of you');
  await page.getByRole('application', { name: /Game/ }).focus();
  await page.keyboard.down('ArrowRight');
  const steps = stepsHeld(start, 1);
  await expect(status).toContainText(`You held out for ${steps} steps`);
  await page.keyboard.up('ArrowRight');
  await expect(status).not.toContainText('Your best so far!'); // there was nothing to beat
  await page.reload();
  await expect(panel(page).locator('dd').first()).toHaveText(String(steps));
});

test('by touch: a half of the picture pushes its way for as long as it is held', async ({ browser }) => {
  const context = await browser.newContext({ hasTouch: true, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const start = await withOneStart(page);
  await page.goto('./#play');
  const left = panel(page).getByRole('button', { name: 'Push to the left' });
  await left.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await left.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const touch = await context.newCDPSession(page); // Playwright's own fingers only tap
  const finger = { x: x + width / 2, y: y + height / 2 };
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [finger] });
  await expect(panel(page).getByRole('status')).toContainText(
    `You held out for ${stepsHeld(start, 0)} steps`,
  );
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await context.close();
});

test('on a phone on its side the game is what is seen first, and both pictures fill their frames', async ({
  page,
}) => {
  await page.setViewportSize({ width: 844, height: 390 });
  await page.goto('./#play');
  await expect(page.getByRole('application', { name: /Game/ })).toBeInViewport({ ratio: 1 });
  for (const opponent of ['Shipped example', 'Untrained, seed 0']) {
    await panel(page).getByLabel('Opponent').selectOption({ label: opponent });
    const frame = await page.getByRole('figure', { name: opponent }).boundingBox();
    const picture = await page.getByRole('figure', { name: opponent }).locator('canvas').boundingBox();
    expect((frame?.width ?? 0) - (picture?.width ?? 0)).toBeLessThanOrEqual(2); // the frame's two lines
  }
});

/** Runs in the page before its own scripts: keeps what the recorder is asked to film. */
function watchFilm(): void {
  window.Worker = class extends Worker {
    override postMessage(message: unknown, options?: StructuredSerializeOptions | Transferable[]): void {
      if (typeof message === 'object' && message !== null && 'film' in message)
        Object.assign(window, { film: message.film });
      if (Array.isArray(options)) super.postMessage(message, options);
      else super.postMessage(message, options);
    }
  };
}

/** The pushes that the episode got, from the film that a recording of After would make. */
async function pushesFilmed(page: Page): Promise<TimedPush[]> {
  await panel(page).getByRole('radio', { name: 'After' }).check({ force: true });
  await panel(page).getByRole('button', { name: 'Record', exact: true }).click();
  const pushes = await page.evaluate(() => Reflect.get(window, 'film').scenes[0].reel.pushes);
  await panel(page).getByRole('button', { name: 'Cancel' }).click();
  return pushes;
}

/** How the shipped agent's episode ends when it gets these pushes, computed here. */
async function endOfShipped(pushes: readonly TimedPush[]): Promise<string> {
  const player = new ScenePlayer();
  const weights = await networkInJson(await readFile('public/pretrained/agent.json'));
  player.load(greedyEpisode(weights, sceneStart(0, gymnasium), gymnasium));
  for (let steps = 0; steps < maxEpisodeSteps; steps += 1) {
    for (const push of pushes) if (push.step === steps) player.push(push.cart, push.pole);
    player.step();
  }
  const { outcome, step: end } = player.moment ?? {};
  if (outcome === 'full') return '500 of 500';
  return outcome === 'fell' ? `fell after ${end} steps` : `left the track after ${end} steps`;
}

test('a push by key and by wind is a blow on the masses: the agent decides anew, and falls when it must', async ({
  page,
}) => {
  await page.addInitScript(watchFilm);
  await page.goto('./?v=2&lang=en&seed=0');
  const after = page.getByRole('application', { name: /Example/ });
  await after.press('ArrowRight');
  await page.getByRole('button', { name: /gust of wind for “Example/ }).click();
  // In one go: no agent gets time to answer four pushes of the tip.
  await after.evaluate((area) => {
    for (let i = 0; i < 4; i += 1)
      area.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', shiftKey: true, bubbles: true }));
  });
  await openView(page, 'record');
  const pushes = await pushesFilmed(page);
  const [byKey, byWind, ...atTip] = pushes;
  expect(byKey?.cart).toBeCloseTo(blow('cart', 0.45 * hardest.cart, 0, gymnasium).cart, 1);
  expect(byKey?.pole).toBeLessThan(-0.5); // the cart goes off under the pole
  const gust = Math.abs(byWind?.pole ?? 0) / blow('tip', hardest.tip, 0, gymnasium).pole;
  expect(gust).toBeGreaterThan(0.28);
  expect(gust).toBeLessThan(0.52);
  expect(Math.sign(byWind?.cart ?? 0)).toBe(-Math.sign(byWind?.pole ?? 0)); // the cart recoils
  expect(atTip).toHaveLength(4);
  for (const { pole } of atTip)
    expect(pole).toBeCloseTo(blow('tip', 0.45 * hardest.tip, 0, gymnasium).pole, 1);
  const end = await endOfShipped(pushes);
  expect(end).toMatch(/^(fell|left the track)/); // it would have held out
  await page.keyboard.press('Escape');
  await expect(page.getByRole('img', { name: /^Example/ })).toHaveAccessibleName(new RegExp(end));
});

test('the cart of After is pushed the way it is dragged, and a recording offers to show it', async ({
  page,
}) => {
  await page.addInitScript(watchFilm);
  await page.goto('./');
  const count = (pushes: RegExp) => panel(page).getByText(pushes);
  await page.getByRole('button', { name: 'Hold “Example”' }).click();
  // Again where the shipped agent was still loading, or a notice moved the page under the pointer.
  await expect(async () => {
    const { x, y } = await findPole(page);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 40, y, { steps: 4 });
    await page.mouse.up();
    await expect(page.getByRole('button', { name: 'Hold “Example”' })).toBeVisible({ timeout: 5000 }); // it plays on
  }).toPass();
  await openView(page, 'record');
  await expect(count(/With your 1 push of/)).toBeVisible();

  const [drag] = await pushesFilmed(page);
  // By the pole's lower half the cart is pushed, by the upper one the tip.
  expect(Math.max(drag?.cart ?? 0, drag?.pole ?? 0)).toBeGreaterThan(0.1);
  expect(Math.sign(drag?.cart ?? 0)).toBe(-Math.sign(drag?.pole ?? 0));
});

test('a GIF of both scenes is saved under a name that says whose it is', async ({ page }) => {
  await page.goto('./#record');
  await panel(page).getByRole('button', { name: 'Record' }).click();
  const save = panel(page).getByRole('button', { name: 'Save GIF' });
  await expect(save).toBeVisible({ timeout: 100_000 });
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
  expect(download.suggestedFilename()).toBe('cartpole-dqn-shipped-example-seed-0-before-and-after.gif');
  const facts = readGif(await readFile(await download.path()));
  expect(facts).toMatchObject({ width: 960, frames: 280 });
  expect(facts.duration).toBeCloseTo(11.2, 5);

  const preview = panel(page).getByRole('img', { name: /^The recording: .*Before.*After.*500 of 500/ });
  const moving = await preview.getAttribute('src');
  await panel(page).getByRole('button', { name: 'Stop the preview' }).click();
  await expect(preview).not.toHaveAttribute('src', moving ?? '');
  await expect(preview).toHaveJSProperty('naturalWidth', 960);
  await panel(page).getByRole('button', { name: 'Play the preview' }).click();
  await expect(preview).toHaveAttribute('src', moving ?? '');
});

test('a recording is cancelled and another one made', async ({ page }) => {
  await page.goto('./#record');
  await panel(page).getByRole('button', { name: 'Record' }).click();
  await panel(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(panel(page).getByRole('button', { name: 'Record' })).toBeEnabled();
  await expect(panel(page).getByText('The recording is shown here')).toBeVisible();
  await expect(panel(page).getByRole('status')).toHaveText('Cancelled: no file was made.');
});

test('the push test draws a curve for each agent and keeps the page answering', async ({ page }) => {
  await page.goto('./#robustness');
  const run = panel(page).getByRole('button', { name: 'Run the test' });
  await expect(panel(page).getByText('drawn here')).toBeVisible();
  await run.click();
  const key = panel(page).getByRole('list', { name: 'Curves shown' }).getByRole('button');
  const agents = ['Shipped example', 'Trained with the blog’s settings', 'Linear controller made by hand'];
  await expect(key).toHaveText(agents, { timeout: 60_000 });
  await panel(page).locator('input[value="table"]').check({ force: true });
  await expect(panel(page).getByRole('columnheader')).toHaveText([/^Strength of the pushes/, ...agents]);
  await expect(panel(page).getByRole('row')).toHaveCount(11);
});
