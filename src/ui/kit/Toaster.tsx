import { createRoot } from 'react-dom/client';
import { Toaster } from 'sonner';
import { useStore } from 'zustand';
import { themeStore } from './theme.ts';

export { toast } from 'sonner';

let place: HTMLElement | null = null;

/**
 * Brings the place where toasts appear above all else: over open menus, and into the window that is open, whose
 * outside can neither be pressed nor heard.
 */
export function raiseToaster(): void {
  place ??= createPlace();
  const window = document.querySelector('dialog:modal');
  const parent = window ?? document.body;
  if (place.parentElement !== parent) parent.append(place);
  else place.hidePopover();
  place.showPopover();
  window?.addEventListener('close', raiseToaster, { once: true }); // what is being said outlives the window
}

function createPlace(): HTMLElement {
  const element = document.createElement('div');
  element.className = 'toaster';
  element.popover = 'manual';
  createRoot(element).render(<ThemedToaster />);
  return element;
}

function ThemedToaster() {
  return <Toaster theme={useStore(themeStore, ({ theme }) => theme)} position="bottom-right" />;
}
