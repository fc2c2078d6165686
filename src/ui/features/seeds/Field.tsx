import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import { worldOf } from '../../../core/world.ts';
import { seeds as strings } from '../../../locales/en/seeds.ts';
import type { RecordedEpisode } from '../../../runs/reel.ts';
import { keepPainted, type Size } from '../../kit/canvas/keep-painted.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { useFromSession } from '../../session/useSession.ts';
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
import { fieldOf } from './field-store.ts';
import styles from './Seeds.module.css';
import { type Arm, mostShown, type SeedPlace, type Study, studyOf } from './study-store.ts';
import { cartText } from './words.ts';

/** Much moves here: a finer picture costs more than it shows. */
const mostPixels = 2;

/** Milliseconds of a frame for the first episodes of seeds that have none yet. */
const firstEpisodesBudget = 4;

/** Seeds that wait. */
export interface Preview {
  readonly arms: readonly Arm[];
  readonly seeds: readonly number[];
}

interface Props {
  /** Of the study. */
  readonly index: number;
  readonly label: string;
  /** What is shown before a study has begun: all of them wait. */
  readonly preview: Preview;
  readonly onOpen: (place: SeedPlace) => void;
}

/**
 * Every seed of an arm as a cart, on one canvas. React renders it once; the study is followed from its store. The table
 * of the results says the same to those who do not see it.
 */
export function Field({ index, label, preview, onOpen }: Props) {
  const t = useStrings(strings);
  const study = useFromSession(studyOf);
  const field = useFromSession(fieldOf).store;
  const canvas = useRef<HTMLCanvasElement>(null);
  const layout = useRef<FieldLayout>(null);
  const seeds = useRef<readonly number[]>([]);

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const ground = keptGround();
    const first = lookAt(study.store.getState(), index, preview);
    if (first === null) return;
    let known = first;
    const firsts = new Map<number, RecordedEpisode>();
    const cartsNow = () => cartsOf(known.arm, known.seeds, field.getState().moment, firsts);
    let carts: readonly Cart[] = cartsNow();
    let world = worldOf(known.arm.config);
    let player = new FieldPlayer(known.seeds.length);
    let drawn: Size | null = null;
    seeds.current = known.seeds;
    const chosen = () => {
      const { pointedAt } = study.store.getState();
      const at = pointedAt?.arm === index ? known.seeds.indexOf(pointedAt.seed) : -1;
      return at < 0 ? null : at;
    };
    const tell = () => {
      const at = chosen() ?? 0;
      element.ariaValueMax = String(Math.max(0, known.seeds.length - 1));
      element.ariaValueNow = String(at);
      element.ariaValueText = cartText(known.arm, known.seeds[at] ?? 0);
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
          chosen: chosen(),
          isFocused,
        };
        drawField(context, frame, size, palette, ground);
      },
      frame(seconds) {
        if (addFirstEpisodes(firsts, known.arm, known.seeds, firstEpisodesBudget)) carts = cartsNow();
        return player.advance(carts, seconds, known.arm.config.timeStep, !field.getState().plays);
      },
    });
    const look = () => {
      const now = lookAt(study.store.getState(), index, preview);
      if (now === null) return;
      if (now.seeds !== known.seeds) player = new FieldPlayer(now.seeds.length);
      if (now.arm.config !== known.arm.config) {
        world = worldOf(now.arm.config);
        firsts.clear();
      }
      known = now;
      seeds.current = now.seeds;
      carts = cartsNow();
      tell();
      painted.repaint();
    };
    const repaint = () => painted.repaint();
    element.addEventListener('focus', repaint);
    element.addEventListener('blur', repaint);
    tell();
    const ends = [study.store.subscribe(look), field.subscribe(look)];
    return () => {
      for (const end of ends) end();
      painted.end();
      element.removeEventListener('focus', repaint);
      element.removeEventListener('blur', repaint);
    };
  }, [index, preview, study, field]);

  const place = (at: number | null): SeedPlace | null => {
    const seed = at === null ? undefined : seeds.current[at];
    return seed === undefined ? null : { arm: index, seed };
  };
  const placeBelow = ({ currentTarget, clientX, clientY }: PointerEvent<HTMLCanvasElement>) => {
    const { left, top } = currentTarget.getBoundingClientRect();
    return layout.current && place(cartAt(layout.current, clientX - left, clientY - top));
  };
  const current = () => {
    const { pointedAt } = study.store.getState();
    const at = pointedAt?.arm === index ? seeds.current.indexOf(pointedAt.seed) : -1;
    return Math.max(0, at);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || layout.current === null) return;
    if (event.key === 'Enter') {
      const chosen = place(current());
      event.preventDefault();
      event.stopPropagation();
      if (chosen !== null) onOpen(chosen);
      return;
    }
    const target = cartForKey(event.key, current(), layout.current);
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
        if (currentTarget.matches(':focus-visible')) study.pointAt(place(current()));
      }}
      onBlur={() => study.pointAt(null)}
      onPointerMove={(event) => study.pointAt(placeBelow(event))}
      onPointerLeave={() => study.pointAt(null)}
      onClick={(event) => {
        const { left, top } = event.currentTarget.getBoundingClientRect();
        const chosen =
          layout.current && place(cartAt(layout.current, event.clientX - left, event.clientY - top));
        if (chosen !== null) onOpen(chosen);
      }}
      onKeyDown={onKey}
    />
  );
}

/** What the field shows: the study's arm, or before there is one a field that waits. */
function lookAt({ status, arms, seeds }: Study, index: number, preview: Preview): Known | null {
  const shown = status === 'idle' ? preview : { arms, seeds: shownSeeds(seeds) };
  const arm = shown.arms[index];
  return arm === undefined ? null : { arm, seeds: shown.seeds };
}

let lastShown: { readonly all: readonly number[]; readonly shown: readonly number[] } = {
  all: [],
  shown: [],
};

/** The same array for the same seeds. */
function shownSeeds(all: readonly number[]): readonly number[] {
  if (lastShown.all !== all) lastShown = { all, shown: all.slice(0, mostShown) };
  return lastShown.shown;
}

interface Known {
  readonly arm: Arm;
  readonly seeds: readonly number[];
}
