import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { KNOBS } from '../../src/core/knobs.ts';
import { PRESETS } from '../../src/core/presets.ts';
import { idleRun } from '../../src/runs/run.ts';
import KnobsPanel from '../../src/ui/features/settings/Panel.tsx';
import type { SessionHandle } from '../../src/ui/session/create-session.ts';
import { SessionContext } from '../../src/ui/session/useSession.ts';
import { silentSession } from '../support/session.ts';

let root: Root;
let place: HTMLElement;
let session: SessionHandle;

beforeEach(() => {
  session = silentSession({ preset: 'blog', config: { ...PRESETS.blog, learningRate: 0.0007 } });
  place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  flushSync(() =>
    root.render(
      <SessionContext value={session}>
        <KnobsPanel />
      </SessionContext>,
    ),
  );
});
afterEach(() => {
  root.unmount();
  place.remove();
});

const slider = () => page.getByRole('slider', { name: /Learning rate/ });
const exact = () => page.getByRole('textbox', { name: 'Learning rate' });

test('a slider stands exactly where a typed value between two steps is, and moves on to a step', async () => {
  const { steps } = KNOBS.learningRate;
  const above = steps.findIndex((step) => step > 0.0007);
  const [low, high] = [steps[above - 1] ?? Number.NaN, steps[above] ?? Number.NaN];
  const thumb = slider().element() as HTMLInputElement;
  expect(thumb.valueAsNumber).toBeCloseTo(above - 1 + (0.0007 - low) / (high - low), 6);
  await userEvent.click(exact());
  thumb.focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(exact()).toHaveValue(String(high));
  await userEvent.keyboard('{ArrowLeft}');
  await expect.element(exact()).toHaveValue(String(low));
  await userEvent.fill(exact(), '0.0003');
  expect(session.store.getState().config.learningRate).toBe(0.0003);
  await expect.element(exact()).toHaveValue('0.0003');
});

test('a field is described by its badges: what changes at once, and what waits for the next run', async () => {
  const run = { ...idleRun(PRESETS.blog), status: 'running' } as const;
  flushSync(() => session.store.setState({ run, config: { ...PRESETS.blog, nStep: 5 } }));
  await expect
    .element(exact())
    .toHaveAccessibleDescription(/live: Takes effect in the middle of a run, from the next episode on\./);
  await expect
    .element(page.getByRole('textbox', { name: 'n-step return' }))
    .toHaveAccessibleDescription(/next run: The run under way keeps 1/);
});
