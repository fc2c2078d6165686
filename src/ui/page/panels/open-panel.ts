import { createStore } from 'zustand/vanilla';
import { isPanelShown } from '../../features/share/view.ts';
import { PANELS, type Panel } from './registry.ts';

/** The panel that was opened, by hand or by the address; null leaves the first one open. */
export const openPanelStore = createStore<{ readonly panel: Panel | null }>(() => ({ panel: null }));

/** A link may hide some. */
export const shownPanels = (): readonly Panel[] => PANELS.filter(({ id }) => isPanelShown(id));

/** Opens a panel and names it in the address, without a step in the history. */
export function openPanel(panel: Panel): void {
  history.replaceState(history.state, '', `#${panel.id}`);
  openPanelStore.setState({ panel });
}

/** Opens the panel that the address names. @returns it; null when it names none that is shown. */
export function openPanelOfAddress(): Panel | null {
  const panel = shownPanels().find(({ id }) => location.hash === `#${id}`) ?? null;
  if (panel !== null) openPanelStore.setState({ panel });
  return panel;
}
