import { type ReactNode, type RefObject, useCallback, useEffect } from 'react';
import type { Action } from '../../../core/cartpole.ts';
import { play } from '../../../locales/en/play.ts';
import { keepPainted } from '../../kit/canvas/keep-painted.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import type { Player } from '../../session/stage/player.ts';
import { type Accent, backdrop, drawScene, readPalette } from '../drawing/index.ts';
import { letteringOf, outcomeText, sceneStyles } from '../scene/index.ts';
import type { Ending, Game } from './game.ts';
import styles from './Play.module.css';

interface Props {
  readonly title: string;
  readonly source: string;
  readonly accent: Accent;
  readonly player: Player;
  readonly ending: Ending | null;
  readonly waiting: boolean;
  /** Each frame while it is on screen. @returns whether anything moved. */
  readonly frame: (seconds: number) => boolean;
  readonly children?: ReactNode;
}

/** One of the two figures of the game. */
export function GameScene({ title, source, accent, player, ending, waiting, frame, children }: Props) {
  const t = useStrings(play);
  const canvas = useCallback(
    (element: HTMLCanvasElement) => {
      const lettering = letteringOf();
      const setting = backdrop();
      const { end } = keepPainted({
        element,
        palette: () => readPalette(accent),
        paint(context, size, palette) {
          const now = player.frame();
          drawScene(context, now, size, palette, lettering(now), setting);
        },
        frame,
      });
      return end;
    },
    [accent, player, frame],
  );
  const outcome =
    ending === null ? t(waiting ? 'waiting' : 'under') : outcomeText(ending.outcome, ending.steps);
  return (
    <figure
      className={`sheet ${sceneStyles['scene']} ${styles['scene']}`}
      aria-label={title}
      data-accent={accent}
    >
      <figcaption className={`line ${sceneStyles['caption']} ${styles['caption']}`}>
        <h3 className={sceneStyles['title']}>{title}</h3>
        <span className={`note ${sceneStyles['source']}`} title={source}>
          {source}
        </span>
      </figcaption>
      <div className={sceneStyles['paper']}>
        <canvas
          ref={canvas}
          className={`fill ${sceneStyles['canvas']} ${styles['canvas']}`}
          role="img"
          aria-label={t('description', { title, outcome })}
        />
        {children}
      </div>
    </figure>
  );
}

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
