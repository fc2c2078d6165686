import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { NameField } from '../../src/ui/kit/NameField.tsx';
import { Popover } from '../../src/ui/kit/Popover.tsx';

test('a popover that opens has the focus, and gives it back to its button', async () => {
  const page = document.body.appendChild(document.createElement('div'));
  createRoot(page).render(
    <Popover label="Save" words="Save">
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

test('a name that is being typed stays when the list changes under it, and is taken when it is left', async () => {
  const page = document.body.appendChild(document.createElement('div'));
  const root = createRoot(page);
  const taken: string[] = [];
  const show = (name: string) =>
    root.render(<NameField label="Name" name={name} onRename={(typed) => taken.push(typed)} />);
  show('Blog, seed 1');
  await vi.waitFor(() => expect(page.querySelector('input')?.value).toBe('Blog, seed 1'));
  await userEvent.fill(page.querySelector('input') ?? page, 'my best');
  show('Blog, seed 1 (2)');
  await userEvent.keyboard('!');
  expect(page.querySelector('input')?.value).toBe('my best!');
  await userEvent.keyboard('{Enter}');
  expect(taken).toEqual(['my best!']);
  await vi.waitFor(() => expect(page.querySelector('input')?.value).toBe('Blog, seed 1 (2)'));
});
