import { Pause, Play, Wind } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { push as pushStrings } from '../../../locales/en/push.ts';
import { scene as strings } from '../../../locales/en/scene.ts';
import type { Trajectory } from '../../../worker/protocol.ts';
import { IconButton } from '../../kit/Button.tsx';
import { keepPainted } from '../../kit/canvas/keep-painted.ts';
import { endAll } from '../../kit/end-all.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { type Stage, sceneSeed, sceneWorld, stageOf } from '../../session/stage/create-stage.ts';
import type { Player } from '../../session/stage/player.ts';
import { ScenePlayer } from '../../session/stage/players.ts';
import { playingOf } from '../../session/stage/playing.ts';
import { useFromSession, useSession } from '../../session/useSession.ts';
import { type Accent, backdrop, drawScene, readPalette } from '../drawing/index.ts';
import { PushControl } from './push-control.ts';
import styles from './Scene.module.css';
import { letteringOf, outcomeText, sourceOf, titleOf } from './words.ts';

interface Props {
  readonly id: 'before' | 'after';
  readonly number: number;
  readonly title: string;
  /** Whose episode it is. */
  readonly source: string;
  readonly live?: boolean;
  readonly accent: Accent;
  readonly player: Player;
  /** What to say instead of a drawing, where there is nobody to play. */
  readonly empty?: ReactNode;
  /** More to do with it. */
  readonly children?: ReactNode;
}

/** Where the scene before training stands in the upper right of the other one, as in Scene.module.css. */
const besideAnInset = '(width < 44rem)';

/** A figure with a cart and a pole. React renders the frame of it; the canvas is fed by hand. */
function Scene({ id, number, title, source, live = false, accent, player, empty, children }: Props) {
  const t = useStrings(strings);
  const canvas = useRef<HTMLCanvasElement>(null);
  const push = useRef<PushControl>(null);
  const hint = useRef<HTMLParagraphElement>(null);
  const tPush = useStrings(pushStrings);
  const newest = useRef(player);
  newest.current = player;
  const [untouched, setUntouched] = useState(true);
  const pushable = empty === undefined && player instanceof ScenePlayer;
  const { store, toggle } = useFromSession(playingOf);
  const playing = useStore(store, (state) => state[id]);
  const ending = useEnding(player);

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const lettering = letteringOf(id === 'after' ? matchMedia(besideAnInset) : undefined);
    const setting = backdrop();
    let drawn: { readonly player: Player; readonly picture: number } | null = null;
    const painted = keepPainted({
      element,
      palette: () => readPalette(accent),
      paint(context, size, palette) {
        const frame = newest.current.frame();
        const written = lettering(frame);
        drawScene(context, frame, size, palette, written, setting);
        hint.current?.setAttribute('data-side', written.side === 'left' ? 'right' : 'left');
        if (frame !== null) control.draw(context, frame, size, palette);
      },
      frame(seconds) {
        const now = newest.current;
        if (store.getState()[id]) now.tick(seconds);
        else now.holdStill(seconds);
        const isSame = drawn?.player === now && drawn.picture === now.pictures;
        drawn = { player: now, picture: now.pictures };
        return !isSame || control.moving;
      },
    });
    const control = new PushControl({
      canvas: element,
      player: () => newest.current,
      painted,
      onPush() {
        store.setState({ [id]: true });
        setUntouched(false);
      },
    });
    push.current = control;
    return endAll(painted.end, () => control.dispose(), store.subscribe(painted.repaint));
  }, [id, accent, store]);

  return (
    <figure
      className={`sheet ${styles['scene']}`}
      aria-label={title}
      data-accent={accent}
      data-tour={`scene-${id}`}
    >
      <figcaption className={`line ${styles['caption']}`}>
        <span className={styles['number']} aria-hidden="true">
          {number}
        </span>
        <div className={`line ${styles['heading']}`}>
          <div className={`line ${styles['titleRow']}`}>
            <h2 className={styles['title']}>{title}</h2>
            {live && <span className={`chip toneLive ${styles['live']}`}>{t('live')}</span>}
          </div>
          <span className={`note ${styles['source']}`} title={source}>
            {source}
          </span>
        </div>
        <IconButton
          icon={Wind}
          label={tPush('gust', { title })}
          hidden={empty !== undefined}
          disabled={!pushable}
          className={styles['gust']}
          {...(!pushable && { title: tPush('notLive') })}
          onClick={() => push.current?.gust()}
        />
        <IconButton
          icon={playing ? Pause : Play}
          className="filled"
          label={t(playing ? 'hold' : 'play', { title })}
          hidden={empty !== undefined}
          onClick={() => toggle(id)}
        />
        {children}
      </figcaption>
      <div
        className={styles['paper']}
        {...(pushable && {
          role: 'application',
          'aria-label': tPush('area', { title }),
          tabIndex: 0,
          onKeyDown: (event: KeyboardEvent) => {
            // A held key is one push; with Alt or Ctrl it is the browser's.
            if (event.repeat || event.altKey || event.ctrlKey || event.metaKey) return;
            if (push.current?.key(event.key, event.shiftKey)) event.preventDefault();
          },
        })}
      >
        <canvas
          ref={canvas}
          className={`fill ${styles['canvas']}`}
          role="img"
          aria-label={t('description', {
            who: source === '' ? title : `${title}. ${source}`,
            outcome: ending ?? t(empty === undefined ? 'playing' : 'noEpisode'),
          })}
        />
        {/* A live episode ends every few seconds: the status line speaks for those. */}
        <p className="visuallyHidden" aria-live="polite">
          {ending !== null && !live && empty === undefined && t('announce', { title, outcome: ending })}
        </p>
        {empty !== undefined && <div className={`empty ${styles['empty']}`}>{empty}</div>}
        {id === 'after' && pushable && untouched && (
          <p ref={hint} className={`caption ${styles['hint']}`} aria-hidden="true">
            {tPush('hint')}
          </p>
        )}
      </div>
    </figure>
  );
}

/** How the last episode that was played ended, in words; null before the first has. */
function useEnding(player: Player): string | null {
  useStrings(strings);
  const [ended, setEnded] = useState<Pick<NonNullable<Player['moment']>, 'outcome' | 'step'> | null>(null);
  useEffect(() => {
    setEnded(null);
    return player.subscribe(({ outcome, step }) => {
      if (outcome === null) return;
      setEnded((last) => (last?.outcome === outcome && last.step === step ? last : { outcome, step }));
    });
  }, [player]);
  return ended?.outcome == null ? null : outcomeText(ended.outcome, ended.step);
}

/** Before and after, side by side, as in the blog. @param menu more to do with the one on the right */
export function Scenes({ menu }: { readonly menu: ReactNode }) {
  const t = useStrings(strings);
  const stage = useFromSession(stageOf);
  const seed = useSession(sceneSeed);
  const world = useSession(sceneWorld);
  const after = useStore(stage.after);
  const trajectory = useTrajectory(stage);
  const live = after.kind === 'live' || after.kind === 'waiting';
  return (
    <div className={styles['scenes']} data-tour="scenes">
      <Scene
        id="before"
        number={1}
        title={t('before')}
        source={t('untrained', { seed })}
        accent="before"
        player={stage.before}
      />
      <Scene
        id="after"
        number={2}
        title={titleOf(after)}
        source={sourceOf(after, trajectory, world)}
        live={after.kind === 'live'}
        accent="after"
        player={live ? stage.live : stage.agent}
        empty={
          after.kind === 'empty' ? (
            <>
              <strong>{t('emptyTitle')}</strong>
              <p>{t('empty')}</p>
            </>
          ) : undefined
        }
      >
        {menu}
      </Scene>
    </div>
  );
}

/** The training episode on screen. */
function useTrajectory({ live }: Stage): Trajectory | null {
  const [trajectory, setTrajectory] = useState(live.trajectory);
  useEffect(() => live.subscribe(({ step }) => step === 0 && setTrajectory(live.trajectory)), [live]);
  return trajectory;
}
