import { themeStore } from './theme.ts';

/**
 * Calls `listener` when the colours or the size of the type may have changed; on the way to paper at once, for paper
 * has no next frame.
 * @returns a function that ends it.
 */
export function onAppearanceChange(listener: () => void): () => void {
  const end = themeStore.subscribe(listener);
  window.addEventListener('resize', listener);
  return () => {
    end();
    window.removeEventListener('resize', listener);
  };
}
