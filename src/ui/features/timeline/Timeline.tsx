import { Pause, Play } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { History } from '../../../core/history.ts';
import { timeline as strings } from '../../../locales/en/timeline.ts';
import { isActive, type Run } from '../../../runs/run.ts';
import { Button, IconButton } from '../../kit/Button.tsx';
import { keepPainted } from '../../kit/canvas/keep-painted.ts';
import { endAll } from '../../kit/end-all.ts';
import { text, useLanguage, useStrings } from '../../kit/i18n/index.ts';
import { perSession } from '../../session/per-session.ts';
import type { Moment } from '../../session/session.ts';
import { useFromSession, useSession, useSessionHandle } from '../../session/useSession.ts';
import { drawTimeline, episodeAt, learningSeconds, readTimelinePalette } from '../drawing/index.ts';
import { episodeForKey, isLookedThrough, readingText, timelineModel } from './index.ts';
import styles from './Timeline.module.css';

/**
 * The run from its first episode to now: dragged, clicked or moved by keys to any moment, which the page then shows.
 * @param children more to do with the learning, below the button that plays it
 */
export function Timeline({ children }: { readonly children?: ReactNode }) {
  const t = useStrings(strings);
  const isEmpty = useSession(({ run }) => run.history.length === 0);
  return (
    <section className={styles['timeline']} aria-label={t('title')} data-tour="timeline">
      <div className={styles['transport']}>
        <PlayButton isEmpty={isEmpty} />
        {children}
      </div>
      <div className={styles['track']}>
        <Track />
        {isEmpty && <p className={`fill empty note ${styles['empty']}`}>{t('empty')}</p>}
      </div>
      <LiveButton isEmpty={isEmpty} />
    </section>
  );
}

function PlayButton({ isEmpty }: { readonly isEmpty: boolean }) {
  const t = useStrings(strings);
  const { store, play, hold } = useFromSession(learningOf);
  const plays = useStore(store, (state) => state.plays);
  const hasSnapshots = useSession(({ run }) => run.snapshots.length > 0);
  const label = t(plays ? 'pauseLearning' : 'playLearning');
  return (
    <IconButton
      framed
      icon={plays ? Pause : Play}
      label={label}
      title={hasSnapshots || isEmpty ? `${label}. ${t('playHint')}` : t('noSnapshots')}
      disabled={!hasSnapshots}
      onClick={plays ? hold : play}
    />
  );
}

/** Pressed while the newest moment is shown. */
function LiveButton({ isEmpty }: { readonly isEmpty: boolean }) {
  const { actions } = useSessionHandle();
  const t = useStrings(strings);
  const isLive = useSession(({ moment }) => moment === 'live');
  const active = useSession(({ run }) => isActive(run) || run.status === 'idle');
  return (
    <Button
      className={styles['live']}
      aria-pressed={isLive}
      data-active={active}
      disabled={isEmpty}
      title={t(active ? 'liveHint' : 'resultHint')}
      onClick={actions.goLive}
    >
      <span className="hiddenOnPhone">{t(active ? 'live' : 'result')}</span>
    </Button>
  );
}

/** A slider drawn by hand. React renders it once; run and moment are followed from their stores. */
function Track() {
  const { actions, store } = useSessionHandle();
  const t = useStrings(strings);
  const canvas = useRef<HTMLCanvasElement>(null);
  const dragged = useRef(false);

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    let drawnAt = 0;
    let isStale = true;
    let told: { readonly at: number; readonly moment: Moment } = { at: 0, moment: 'live' };
    const painted = keepPainted({
      element,
      palette: readTimelinePalette,
      paint(context, size, palette) {
        const { run, moment } = store.getState();
        isStale = !isLookedThrough(run);
        const frame = {
          model: timelineModel(isStale ? { ...run, history: History.empty() } : run, size.width / 2),
          moment: moment === 'live' ? null : moment,
          isActive: isActive(run),
        };
        context.clearRect(0, 0, size.width, size.height);
        drawTimeline(context, frame, size, palette);
        drawnAt = performance.now();
        if (isStale) return;
        if (
          !isActive(run) ||
          moment !== 'live' ||
          moment !== told.moment ||
          drawnAt - told.at > tellInterval
        ) {
          tell(element, run, moment);
          told = { at: drawnAt, moment };
        }
      },
      frame: () =>
        isStale && performance.now() - drawnAt > drawInterval && isLookedThrough(store.getState().run),
      handedOver: true,
    });
    return endAll(
      painted.end,
      store.subscribe(({ run, moment }, before) => {
        if (moment !== before.moment) painted.repaint();
        if (run === before.run) return;
        isStale ||=
          run.history !== before.run.history ||
          run.status !== before.run.status ||
          run.best !== before.run.best;
      }),
    );
  }, [store]);

  const moveTo = ({ currentTarget, clientX }: PointerEvent<HTMLCanvasElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const last = store.getState().run.history.length - 1;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    actions.setMoment(episodeAt(clientX - left, last, width, rem), { isMoving: true });
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { run, moment } = store.getState();
    const last = run.history.length - 1;
    const target = episodeForKey(event, moment === 'live' ? last : moment, last);
    if (target === null || last < 0) return;
    event.preventDefault();
    event.stopPropagation(); // the page has shortcuts of its own
    if (target === 'live') actions.goLive();
    else actions.setMoment(target);
  };
  const drop = () => {
    if (!dragged.current) return;
    dragged.current = false;
    const { run, moment } = store.getState();
    if (moment === run.history.length - 1) actions.goLive();
    else actions.settle();
  };
  return (
    <canvas
      ref={canvas}
      className={`fill ${styles['canvas']}`}
      role="slider"
      tabIndex={0}
      aria-label={t('position')}
      aria-valuemin={0}
      aria-valuenow={0}
      onPointerDown={(event) => {
        if (!event.isPrimary || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        dragged.current = true;
        moveTo(event);
      }}
      onPointerMove={(event) => dragged.current && moveTo(event)}
      onPointerUp={drop}
      onPointerCancel={drop}
      onKeyDown={onKey}
    />
  );
}

/** Milliseconds between two drawings of a run that goes on. */
const drawInterval = 200;

/** And between two sentences about it to those who listen: time to hear one out. */
const tellInterval = 5000;

/** Says where the slider stands to those who do not see it. */
function tell(element: HTMLElement, run: Run, moment: Moment): void {
  const last = Math.max(0, run.history.length - 1);
  const episode = moment === 'live' ? last : moment;
  element.ariaValueMax = String(last);
  element.ariaValueNow = String(episode);
  element.ariaValueText = run.history.length === 0 ? text(strings)('empty') : readingText(run, episode);
  element.ariaDisabled = String(run.history.length === 0);
}

/** The moment that is shown, in words; nothing while it is the newest. */
export function MomentReading() {
  useLanguage();
  const reading = useSession(({ run, moment }) => (moment === 'live' ? null : readingText(run, moment)));
  return reading === null ? null : <p className={styles['reading']}>{reading}</p>;
}

/** Plays the learning of the run that a session shows. */
const learningOf = perSession(({ store: session, actions }) => {
  /** Whether it is being played. */
  const store = createStore(() => ({ plays: false }));
  let stop = () => {};

  /** Moves the moment through the whole run, from where it is, or from the start where it is at the end. */
  function play(): void {
    stop();
    const { run, moment } = session.getState();
    if (run.history.length < 2) return;
    let share = moment === 'live' ? 0 : moment / (run.history.length - 1);
    let before: number | null = null;
    let request = 0;
    const advance = (now: number) => {
      const last = session.getState().run.history.length - 1;
      share += before === null ? 0 : (now - before) / 1000 / learningSeconds;
      before = now;
      if (share >= 1) {
        stop();
        actions.goLive();
        return;
      }
      actions.setMoment(share * last, { isMoving: true });
      request = requestAnimationFrame(advance);
    };
    // Whoever takes the moment elsewhere has it.
    const end = session.subscribe(({ isMoving, moment }, { isMoving: wasMoving, moment: was }) => {
      if (!isMoving && (wasMoving || moment !== was)) stop();
    });
    stop = () => {
      stop = () => {};
      cancelAnimationFrame(request);
      end();
      store.setState({ plays: false });
    };
    store.setState({ plays: true });
    request = requestAnimationFrame(advance);
  }

  /** The moment stays where the learning has come to. */
  function hold(): void {
    stop();
    actions.settle();
  }

  return { store, play, hold };
});
