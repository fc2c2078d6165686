import { type ReactNode, useEffect, useRef } from 'react';
import { play } from '../../../locales/en/play.ts';
import { keepPainted } from '../../kit/canvas/keep-painted.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import type { Player } from '../../session/stage/player.ts';
import { type Accent, backdrop, drawScene, readPalette } from '../drawing/index.ts';
import { letteringOf, outcomeText, sceneStyles } from '../scene/index.ts';
import type { Ending } from './game.ts';
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
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
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
  }, [accent, player, frame]);
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
