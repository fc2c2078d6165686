import { createStore } from 'zustand/vanilla';
import type { panels } from '../../../locales/en/panels.ts';

/** The name of something that can be opened: `#id` of the address. */
export type ViewId = keyof typeof panels.english;

/** What a link can open and hide beside the stage; the page knows it. */
export interface PageViews {
  readonly ids: readonly ViewId[];
  /** Opens what the address names. */
  readonly openFromAddress: () => void;
  /** What is open below the stage. */
  readonly opened: () => ViewId | null;
  /** @returns a function that ends it. */
  readonly onOpened: (listener: () => void) => () => void;
}

/** Until the page has said so: nothing. */
export const pageViews = createStore<PageViews>(() => ({
  ids: [],
  openFromAddress: () => {},
  opened: () => null,
  onOpened: () => () => {},
}));
