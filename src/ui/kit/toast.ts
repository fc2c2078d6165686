import { controls } from '../../locales/en/controls.ts';
import { text } from './i18n/index.ts';

/** Short messages in a corner; Sonner is loaded with the first one. */
export async function showToast(message: string, kind: 'done' | 'failed' = 'done'): Promise<void> {
  const { toast, raiseToaster } = await import('./Toaster.tsx');
  raiseToaster();
  if (kind === 'failed') toast.error(message);
  else toast.success(message);
}

/** Says what was done and offers to take it back. */
export async function showUndo(message: string, undo: () => void): Promise<void> {
  const { toast, raiseToaster } = await import('./Toaster.tsx');
  raiseToaster();
  toast(message, { duration: 10_000, action: { label: text(controls)('undo'), onClick: undo } });
}
