import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Popover } from '../../src/ui/kit/Popover.tsx';

test('a popover that opens has the focus, and gives it back to its button', async () => {
  const page = document.body.appendChild(document.createElement('div'));
  createRoot(page).render(
    <Popover label="Save" button="Save">
      <p>As a picture</p>
    </Popover>,
  );
  await vi.waitFor(() => expect(page.querySelector('button')).not.toBeNull());
  page.querySelector('button')?.focus();
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('dialog'));
  await userEvent.keyboard('{Escape}');
  await vi.waitFor(() => expect(document.activeElement).toBe(page.querySelector('button')));
});
