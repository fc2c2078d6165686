import { useCallback } from 'react';
import { keepPainted } from '../../kit/canvas/keep-painted.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import type { Player } from '../../session/stage/player.ts';
import { playingOf } from '../../session/stage/playing.ts';
import { useSessionHandle } from '../../session/useSession.ts';
import { type Accent, backdrop, drawScene, readPalette } from '../drawing/index.ts';
import styles from './Scene.module.css';
import { letteringOf } from './words.ts';

interface Props {
  readonly id: SceneId;
  readonly player: Player;
  readonly accent: Accent;
  /** What it shows, for those who do not see it. */
  readonly label: string;
}

type SceneId = 'before' | 'after';

/** The pole of a scene once more, small, for where that may be out of sight. */
export function SmallScene({ id, player, accent, label }: Props) {
  const session = useSessionHandle();
  const canvas = useCallback(
    (element: HTMLCanvasElement) => {
      const lettering = letteringOf();
      const setting = backdrop();
      const pass = passTime(session, id, player);
      const changed = newPictures(player);
      return keepPainted({
        element,
        palette: () => readPalette(accent),
        paint(context, size, palette) {
          context.clearRect(0, 0, size.width, size.height);
          const frame = player.frame();
          drawScene(context, frame, size, palette, lettering(frame), setting);
        },
        frame(seconds) {
          pass(seconds);
          return changed(seconds);
        },
        handedOver: true,
      }).end;
    },
    [session, id, player, accent],
  );
  return <canvas ref={canvas} className={styles['small']} role="img" aria-label={label} />;
}

/** @returns a function that lets time pass for a player where no scene in sight does, s. */
export function passTime(session: SessionHandle, id: SceneId, player: Player): (seconds: number) => void {
  let ticks = -1;
  return (seconds) => {
    if (player.ticks === ticks) {
      if (playingOf(session).store.getState()[id]) player.tick(seconds);
      else player.holdStill(seconds);
    }
    ({ ticks } = player);
  };
}

/** The stage shows the pole at every frame, a small picture at half of those of a usual screen, s. */
const leastBetweenPictures = 0.025;

/** @returns a function that is told what time passes, s, and tells whether a small picture of a player is out of date. */
export function newPictures(player: Player): (seconds: number) => boolean {
  let drawn = -1;
  let since = 0;
  return (seconds) => {
    since += seconds;
    const { pictures } = player;
    if (pictures === drawn || (since < leastBetweenPictures && drawn >= 0)) return false;
    drawn = pictures;
    since = 0;
    return true;
  };
}
