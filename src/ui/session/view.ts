import { createStore } from 'zustand/vanilla';

/** The parts of the page that a link may hide; beside these, any panel by its id. */
export const PAGE_PARTS = ['header', 'controls', 'scenes', 'chart', 'result', 'log', 'panels'] as const;
export type PagePart = (typeof PAGE_PARTS)[number];

/** How much of the page a link asks for; the same from the first paint to the last. */
export interface View {
  /** The page stands in a frame of another one: no header, no footer, a way to the whole page. */
  readonly embed: boolean;
  /** Page parts and ids of panels. */
  readonly hidden: readonly string[];
}

export const viewStore = createStore<View>(() => ({ embed: false, hidden: [] }));

export function isShown(part: PagePart): boolean {
  const { embed, hidden } = viewStore.getState();
  return !hidden.includes(part) && !(embed && part === 'header');
}

export function isPanelShown(id: string): boolean {
  return !viewStore.getState().hidden.includes(id);
}
