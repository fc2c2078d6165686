import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import { inside as strings } from '../../../locales/en/inside.ts';
import { text, useStrings } from '../../kit/i18n/index.ts';
import { type Box, mapBox, moved, type PoleState, pointOf, stateAtPoint } from '../policy-map/index.ts';
import styles from './Inside.module.css';
import type { Look } from './look.ts';
import { formatState, formatValue } from './quantity.ts';

interface Props {
  readonly look: Look;
  /** Hears what the map says of the state that is probed; nothing once none is. */
  readonly say: (sentence: string) => void;
  /** The map's drawings. */
  readonly children: ReactNode;
}

/** Cells right and up. */
const arrows: Readonly<Record<string, readonly [right: number, up: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
const largeStep = 8; // cells, with Shift

/** Asks the map about a state: the one under the pointer, or one that arrow keys lead to from where the pole is. */
export function MapProbe({ look, say, children }: Props) {
  const t = useStrings(strings);
  const mark = useRef<HTMLSpanElement>(null);
  const probed = useRef<PoleState | null>(null);
  const probe = (map: HTMLElement, pole: PoleState | null) => {
    probed.current = pole;
    say(pole === null ? '' : whatTheMapSays(look, pole));
    if (mark.current === null) return;
    mark.current.hidden = pole === null;
    if (pole === null) return;
    const { x, y } = pointOf(pole, boxOf(map, look));
    mark.current.style.translate = `${x}px ${y}px`;
  };
  const onPointerMove = ({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>) => {
    const { left, top } = currentTarget.getBoundingClientRect();
    const pole = stateAtPoint(clientX - left, clientY - top, boxOf(currentTarget, look));
    say(pole === null ? '' : whatTheMapSays(look, pole));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const arrow = arrows[event.key];
    if (arrow === undefined) return;
    event.preventDefault();
    const cells = event.shiftKey ? largeStep : 1;
    const from = probed.current ?? poleNow(look);
    probe(event.currentTarget, moved(from, cells * arrow[0], cells * arrow[1], look.reach));
  };
  return (
    <div
      className={styles.map}
      role="application"
      aria-label={t('probe')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: takes the arrow keys, as the role says
      tabIndex={0}
      onPointerMove={onPointerMove}
      onPointerLeave={() => say('')}
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget }) => probe(currentTarget, null)}
    >
      {children}
      <span ref={mark} className={styles.probe} hidden />
    </div>
  );
}

const poleNow = (look: Look): PoleState =>
  look.player.moment?.state ?? { poleAngle: 0, poleAngularVelocity: 0 };

function boxOf(map: HTMLElement, { reach }: Look): Box {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const { width, height } = map.getBoundingClientRect();
  return mapBox({ width, height }, rem, reach);
}

function whatTheMapSays(look: Look, pole: PoleState): string {
  const state = { ...look.slice(), ...pole };
  const advantage = look.advantageAt(state);
  if (advantage === null || look.map === null) return '';
  const t = text(strings);
  const { poleAngle: angle, poleAngularVelocity: angularVelocity } = formatState(state);
  const by = formatValue(Math.abs(advantage), look.map.scale / 100);
  return t(advantage > 0 ? 'probeRight' : 'probeLeft', { angle, angularVelocity, by });
}
