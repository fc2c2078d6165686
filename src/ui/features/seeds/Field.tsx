import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useRef } from 'react';
import { createStore } from 'zustand/vanilla';
import { worldOf } from '../../../core/world.ts';
import { seeds as strings } from '../../../locales/en/seeds.ts';
import { isActive, outcomeOf } from '../../../runs/run.ts';
import type { RecordedEpisode } from '../../../runs/seed-run.ts';
import { compareSeedRuns, hasEnded, type SeedRun, seedRun } from '../../../runs/seed-run.ts';
import { keepPainted, type Size } from '../../kit/canvas/keep-painted.ts';
import { endAll } from '../../kit/end-all.ts';
import { text, useStrings } from '../../kit/i18n/index.ts';
import { showToast } from '../../kit/toast.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import { perSession } from '../../session/per-session.ts';
import { calm, seeStage } from '../../session/stage/playing.ts';
import { useFromSession, useSessionHandle } from '../../session/useSession.ts';
import {
  addFirstEpisodes,
  type Cart,
  cartAt,
  cartForKey,
  cartsOf,
  drawField,
  type FieldLayout,
  FieldPlayer,
  fieldLayout,
  keptGround,
  readFieldPalette,
} from '../field/index.ts';
import { setUpWithUndo } from '../settings/index.ts';
import styles from './Seeds.module.css';
import { type Arm, cartText, mostShown, type SeedPlace, studyOf } from './study-store.ts';

/** Much moves here: a finer picture costs more than it shows. */
const mostPixels = 2;

/** Milliseconds of a frame for the first episodes of seeds that have none yet. */
const firstEpisodesBudget = 4;

interface Props {
  /** Of the study. */
  readonly index: number;
  readonly label: string;
}

/**
 * Every seed of an arm as a cart, on one canvas. React renders it once; the study is followed from its store. The table
 * of the results says the same to those who do not see it.
 */
export function Field({ index, label }: Props) {
  const t = useStrings(strings);
  const session = useSessionHandle();
  const study = studyOf(session);
  const field = useFromSession(fieldOf).store;
  const canvas = useRef<HTMLCanvasElement>(null);
  const layout = useRef<FieldLayout>(null);
  const seeds = useRef<readonly number[]>([]);

  /** Which of its carts is pointed at. */
  const pointed = useCallback(() => {
    const { pointedAt } = study.store.getState();
    const at = pointedAt?.arm === index ? seeds.current.indexOf(pointedAt.seed) : -1;
    return at < 0 ? null : at;
  }, [study, index]);

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const ground = keptGround();
    const first = study.store.getState().arms[index];
    if (first === undefined) return;
    let arm = first;
    let all: readonly number[] = [];
    let carts: readonly Cart[] = [];
    let world = worldOf(arm.config);
    let player = new FieldPlayer(0);
    const firsts = new Map<number, RecordedEpisode>();
    const look = () => {
      const now = study.store.getState();
      const next = now.arms[index];
      if (next === undefined) return;
      if (now.seeds !== all) {
        all = now.seeds;
        seeds.current = all.slice(0, mostShown);
        player = new FieldPlayer(seeds.current.length);
      }
      if (next.config !== arm.config) {
        world = worldOf(next.config);
        firsts.clear();
      }
      arm = next;
      carts = cartsNow();
      tell();
      painted.repaint();
    };
    const cartsNow = () => cartsOf(arm.runs, seeds.current, field.getState().moment, firsts);
    let drawn: Size | null = null;
    const tell = () => {
      const at = pointed() ?? 0;
      element.ariaValueMax = String(Math.max(0, seeds.current.length - 1));
      element.ariaValueNow = String(at);
      element.ariaValueText = cartText(arm, seeds.current[at] ?? 0);
    };
    const painted = keepPainted({
      element,
      palette: readFieldPalette,
      mostPixels,
      paint(context, size, palette) {
        if (layout.current === null || drawn !== size || layout.current.count !== carts.length)
          layout.current = fieldLayout(carts.length, size);
        drawn = size;
        const isFocused = element.matches(':focus-visible');
        const frame = {
          layout: layout.current,
          carts,
          poses: player.poses,
          world,
          chosen: pointed(),
          isFocused,
        };
        drawField(context, frame, size, palette, ground);
      },
      frame(seconds) {
        if (addFirstEpisodes(firsts, arm, seeds.current, firstEpisodesBudget)) carts = cartsNow();
        return player.advance(carts, seconds, arm.config.timeStep, !field.getState().plays);
      },
    });
    const listening = new AbortController();
    for (const type of ['focus', 'blur'])
      element.addEventListener(type, painted.repaint, { signal: listening.signal });
    look();
    return endAll(study.store.subscribe(look), field.subscribe(look), painted.end, () => listening.abort());
  }, [index, study, field, pointed]);

  const place = (at: number | null): SeedPlace | null => {
    const seed = at === null ? undefined : seeds.current[at];
    return seed === undefined ? null : { arm: index, seed };
  };
  const placeBelow = ({ currentTarget, clientX, clientY }: MouseEvent<HTMLCanvasElement>) => {
    const { left, top } = currentTarget.getBoundingClientRect();
    return layout.current && place(cartAt(layout.current, clientX - left, clientY - top));
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || layout.current === null) return;
    if (event.key === 'Enter') {
      const chosen = place(pointed() ?? 0);
      event.preventDefault();
      event.stopPropagation();
      if (chosen !== null) openSeed(session, chosen);
      return;
    }
    const target = cartForKey(event.key, pointed() ?? 0, layout.current);
    if (target === null) return;
    event.preventDefault();
    event.stopPropagation(); // the page has shortcuts of its own
    study.pointAt(place(target));
  };
  return (
    <canvas
      ref={canvas}
      className={`sheet ${styles['field']}`}
      data-field={label}
      role="slider"
      tabIndex={0}
      aria-label={`${label}. ${t('choose')}`}
      aria-valuemin={0}
      aria-valuenow={0}
      onFocus={({ currentTarget }) => {
        if (currentTarget.matches(':focus-visible')) study.pointAt(place(pointed() ?? 0));
      }}
      onBlur={() => study.pointAt(null)}
      onPointerMove={(event) => study.pointAt(placeBelow(event))}
      onPointerLeave={() => study.pointAt(null)}
      onClick={(event) => {
        const chosen = placeBelow(event);
        if (chosen !== null) openSeed(session, chosen);
      }}
      onKeyDown={onKey}
    />
  );
}

/** A seed that was put on the stage, and how it compares with what it came to in the study. */
export interface Again {
  readonly seed: number;
  readonly state: 'training' | 'same' | 'alike' | 'different';
  readonly episodes: number;
  readonly updates: number;
}

export const againOf = perSession(() =>
  createStore<{ readonly again: Again | null }>(() => ({ again: null })),
);

/** Trains a seed of the study once more, on the stage: with the same settings and learner it comes to the same bits. */
function openSeed(session: SessionHandle, { arm: index, seed }: SeedPlace): void {
  const { status, arms, learner } = studyOf(session).store.getState();
  const arm = arms[index];
  if (status === 'idle' || arm === undefined) return;
  const message = text(strings)('opened', { seed });
  const { preset, config } = arm;
  const setup = { preset, config: { ...config, seed }, pace: 'max' } as const;
  if (!setUpWithUndo(session, setup, message)) void showToast(message);
  session.actions.train({ learner });
  const before = arm.runs.get(seed);
  follow(session, seed, before !== undefined && hasEnded(before) ? before : null);
  seeStage();
}

/** Waits for the end of the run that has just begun; one that another takes the place of says nothing. */
function follow(session: SessionHandle, seed: number, before: SeedRun | null): void {
  const again = againOf(session);
  const { id } = session.store.getState().run;
  again.setState({ again: { seed, state: 'training', episodes: 0, updates: 0 } });
  const end = session.store.subscribe(({ run }) => {
    if (run.id === id && isActive(run)) return;
    end();
    const isOver = run.id === id && outcomeOf(run) !== null && outcomeOf(run) !== 'stopped';
    if (!isOver || before === null) return again.setState({ again: null });
    const now = seedRun(run, []);
    const { episodes, updates } = now;
    again.setState({ again: { seed, state: compareSeedRuns(before, now), episodes, updates } });
  });
}

export interface FieldState {
  /** Whether the carts move. Those who want no motion see how each newest episode ended, and a Play button. */
  readonly plays: boolean;
  /** How the carts stood after so many episodes of training each; `live`: as they stand. */
  readonly moment: number | 'live';
  /** The moment goes on by itself, from all fall to all stand. */
  readonly isReplaying: boolean;
}

/** Seconds in which a whole study is seen once more. */
const replaySeconds = 20;

/** Training episodes of the seed that took the most. */
export function longestOf(arms: readonly Arm[]): number {
  return Math.max(0, ...arms.flatMap(({ runs }) => [...runs.values()].map(({ episodes }) => episodes)));
}

/** How the carts of the study are shown. */
export const fieldOf = perSession((session) => {
  const study = studyOf(session).store;
  const store = createStore<FieldState>(() => ({
    plays: calm?.matches !== true,
    moment: 'live',
    isReplaying: false,
  }));
  const setMoment = (moment: number | 'live') => store.setState({ moment, isReplaying: false });

  calm?.addEventListener('change', ({ matches }) => store.setState({ plays: !matches }));
  // Another study is shown as it stands.
  study.subscribe(({ seeds }, before) => {
    if (seeds !== before.seeds) setMoment('live');
  });

  return {
    store,
    setMoment,
    togglePlay: () => store.setState(({ plays }) => ({ plays: !plays })),

    /** Lets all carts learn together, from their first episode on. */
    replay(): void {
      if (store.getState().isReplaying) return;
      store.setState({ moment: 0, isReplaying: true, plays: true });
      let last: number | null = null;
      const pass = (now: number) => {
        const { moment, isReplaying } = store.getState();
        if (!isReplaying || moment === 'live') return;
        const longest = longestOf(study.getState().arms);
        const next = moment + (longest / replaySeconds) * Math.min(0.25, (now - (last ?? now)) / 1000);
        last = now;
        store.setState(next < longest ? { moment: next } : { moment: longest, isReplaying: false });
        requestAnimationFrame(pass);
      };
      requestAnimationFrame(pass);
    },
  };
});
