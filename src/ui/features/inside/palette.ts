import { type MapPalette, readMapPalette } from '../policy-map/index.ts';

/** The scenes' colours and those for the two actions; `action-colours.module.css` defines them. */
export interface InsidePalette extends MapPalette {
  readonly left: string;
  readonly right: string;
  readonly epsilon: string;
  readonly border: string;
}

/** The colours of the moment, as they hold for `element`. */
export function readInsidePalette(element: Element): InsidePalette {
  const style = getComputedStyle(element);
  const value = (name: string) => style.getPropertyValue(name).trim();
  return {
    ...readMapPalette(style),
    accent: value('--accent'),
    left: value('--left'),
    right: value('--right'),
    epsilon: value('--epsilon'),
    border: value('--border'),
  };
}
