import { createRoot } from 'react-dom/client';
import { Toaster } from 'sonner';
import { useStore } from 'zustand';
import { themeStore } from './theme.ts';

export { toast } from 'sonner';

let mounted = false;

/** Puts the place where toasts appear at the end of the page, once. */
export function mountToaster(): void {
  if (mounted) return;
  mounted = true;
  const place = document.createElement('div');
  document.body.append(place);
  createRoot(place).render(<ThemedToaster />);
}

function ThemedToaster() {
  return <Toaster theme={useStore(themeStore, ({ theme }) => theme)} position="bottom-right" />;
}
