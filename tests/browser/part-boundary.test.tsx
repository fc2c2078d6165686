import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { PartBoundary } from '../../src/ui/kit/LazyPart.tsx';

/** How often the part goes on falling. */
let falls = 0;

function Part() {
  if (falls > 0) throw new Error('The node to be removed is not a child of this node.');
  return <p>Here again</p>;
}

function fallingPart(times: number): HTMLElement {
  falls = times;
  const page = document.body.appendChild(document.createElement('div'));
  const onCaughtError = () => {
    falls -= 1;
  };
  createRoot(page, { onCaughtError, onRecoverableError() {} }).render(
    <PartBoundary name="Log">
      <Part />
    </PartBoundary>,
  );
  return page;
}

test('a part that falls comes back by itself', async () => {
  const page = fallingPart(1);
  await vi.waitFor(() => expect(page.textContent).toBe('Here again'));
});

test('one that goes on falling says so and can be asked for', async () => {
  const page = fallingPart(2);
  await vi.waitFor(() => expect(page.querySelector('[role=alert]')?.textContent).toContain('Log'));
  page.querySelector('button')?.click();
  await vi.waitFor(() => expect(page.textContent).toBe('Here again'));
});
