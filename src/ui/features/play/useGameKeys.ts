import { type RefObject, useEffect } from 'react';
import type { Action } from '../../../core/cartpole.ts';
import type { Game } from './game.ts';

const actionOf: Readonly<Record<string, Action>> = { ArrowLeft: 0, ArrowRight: 1 };

/** What arrow keys mean something else for. */
const usesArrows =
  'select, textarea, input:not([type="checkbox"]), summary, [role="tab"], [role="application"], [contenteditable]';

/**
 * Plays with the arrow keys while the game can be seen, wherever the focus is unless arrows have a meaning there.
 * A window that is left lets go of all keys and holds the game.
 */
export function useGameKeys(game: Game, area: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = area.current;
    if (element === null) return;
    let seen = false;
    const seeing = new IntersectionObserver(
      ([entry]) => {
        seen = entry?.isIntersecting ?? false;
        if (!seen) game.hold();
      },
      { threshold: 0.4 },
    );
    seeing.observe(element);
    const ends = new AbortController();
    const { signal } = ends;
    const down = (event: KeyboardEvent) => {
      const action = actionOf[event.key];
      const target = event.target instanceof Element ? event.target : document.body;
      const within = element.contains(target);
      const meant = within || (seen && target.closest(usesArrows) === null);
      if (action === undefined || !meant || event.defaultPrevented) return;
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      // Another window stands over the game.
      if (document.querySelector('dialog:modal') !== element.closest('dialog')) return;
      event.preventDefault();
      if (!event.repeat) game.press(action);
    };
    const up = ({ key }: KeyboardEvent) => {
      const action = actionOf[key];
      if (action !== undefined) game.release(action);
    };
    const hold = () => game.hold();
    document.addEventListener('keydown', down, { signal });
    document.addEventListener('keyup', up, { signal });
    window.addEventListener('blur', hold, { signal });
    document.addEventListener('visibilitychange', hold, { signal });
    return () => {
      ends.abort();
      seeing.disconnect();
    };
  }, [game, area]);
}
