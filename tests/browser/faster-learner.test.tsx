import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { PRESETS } from '../../src/core/presets.ts';
import { updateTask } from '../../src/core/update-task.ts';
import { measuredOf } from '../../src/ui/features/speed/device.ts';
import FasterLearner from '../../src/ui/features/speed/FasterLearner.tsx';
import { SessionContext } from '../../src/ui/session/useSession.ts';
import { silentSession } from '../support/session.ts';

test('a measured learner that is faster is offered with both figures, and one press takes it', async () => {
  const config = { ...PRESETS.blog, batchSize: 128 };
  const learner = { name: 'simd', device: 'WebAssembly SIMD', reason: 'requested', gpu: 'GPU' } as const;
  const session = silentSession({ config, learner, learnerChoice: 'simd' });
  const speed = (name: 'simd' | 'webgl', updateMs: number) => ({ name, updateMs, device: '', actionUs: 1 });
  const speeds = [speed('webgl', 0.43), speed('simd', 1.25)];
  measuredOf(session).setState({
    measured: { task: updateTask(config), speeds, missing: [], disturbed: false },
  });
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  flushSync(() =>
    root.render(
      <SessionContext value={session}>
        <FasterLearner />
      </SessionContext>,
    ),
  );
  const text = 'WebGL shaders was faster on this device: 0.43 ms an update, WebAssembly SIMD 1.25 ms.';
  await expect.element(page.getByText(text)).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Use WebGL shaders' }));
  expect(session.store.getState().learnerChoice).toBe('webgl');
  flushSync(() => session.store.setState({ config: { ...config, batchSize: 32 } }));
  expect(place.textContent).toBe('');
  root.unmount();
  place.remove();
});
