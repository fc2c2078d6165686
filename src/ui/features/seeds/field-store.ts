import { createStore } from 'zustand/vanilla';

const calm = typeof matchMedia === 'undefined' ? null : matchMedia('(prefers-reduced-motion: reduce)');

/** Whether the carts move. Those who want no motion see how each newest episode ended, and a Play button. */
export const fieldStore = createStore(() => ({ plays: calm?.matches !== true }));

calm?.addEventListener('change', ({ matches }) => fieldStore.setState({ plays: !matches }));

export const togglePlay = () => fieldStore.setState(({ plays }) => ({ plays: !plays }));
