import type { Frame, Outcome } from '../../session/stage/player.ts';
import type { Lettering } from './draw-count.ts';

/** What is written into a scene, in some language. */
export interface SceneWords {
  readonly unit: (step: number) => string;
  readonly outcome: (outcome: Outcome, step: number) => string;
}

/** Past this the pole would stand in the lettering, m; well inside it, it may come back. */
const inTheWay = { from: 0.9, to: 0.3 };

/**
 * The lettering of one scene: it stays on its side until the cart comes there.
 * @param inset while it matches, something stands on the right
 */
export function letteringBy(
  words: SceneWords,
  inset?: { readonly matches: boolean },
): (frame: Frame | null) => Lettering {
  let side: Lettering['side'] = 'left';
  return (frame) => {
    if (frame === null) return { unit: '', outcome: '', side };
    const { outcome, step, state } = frame;
    if (state.cartPosition > -inTheWay.to || inset?.matches) side = 'left';
    else if (state.cartPosition < -inTheWay.from) side = 'right';
    return {
      unit: words.unit(step),
      outcome: outcome === null ? '' : words.outcome(outcome, step),
      side,
    };
  };
}
