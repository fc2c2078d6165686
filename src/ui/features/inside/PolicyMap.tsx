import { type KeyboardEvent, type PointerEvent, type ReactNode, useCallback, useMemo, useRef } from 'react';
import { inside as strings } from '../../../locales/en/inside.ts';
import { page } from '../../../locales/en/page.ts';
import { Button } from '../../kit/Button.tsx';
import { Details } from '../../kit/Details.tsx';
import { text, useStrings } from '../../kit/i18n/index.ts';
import { usePolled } from '../../kit/usePolled.ts';
import { sceneWorld } from '../../session/stage/create-stage.ts';
import { useSession } from '../../session/useSession.ts';
import { inDegrees } from '../drawing/index.ts';
import {
  type Box,
  drawAgent,
  drawMap,
  mapBox,
  moved,
  type PaintedMap,
  type PoleState,
  pointOf,
  stateAtPoint,
} from '../policy-map/index.ts';
import { newPictures } from '../scene/index.ts';
import { type Draw, Drawing } from './Drawing.tsx';
import styles from './Inside.module.css';
import { formatState, formatValue } from './index.ts';
import { type Look, useSummary } from './look.ts';
import { MapLegend, MapSlice } from './MapSlice.tsx';

/** Q(right) − Q(left) over pole angle and angular velocity, with the pole on it. */
export function PolicyMap({ look }: { readonly look: Look }) {
  const t = useStrings(strings);
  const limit = useSession((session) => inDegrees(sceneWorld(session).angleLimit));
  const drawn = useRef<PaintedMap | null>(null);
  const draw = useCallback<Draw>(
    (context, size, palette) => {
      drawn.current = look.map;
      const words = text(strings);
      const axes = { angle: words('angleAxis'), angularVelocity: words('angularVelocityAxis') };
      drawMap(context, size, palette, look.map, axes, look.world);
    },
    [look],
  );
  const changed = useCallback(
    (seconds: number) => {
      look.wantMap(seconds);
      return look.map !== drawn.current;
    },
    [look],
  );
  const drawDot = useCallback<Draw>(
    (context, size, palette) => {
      const state = look.player.frame()?.state;
      if (state !== undefined) drawAgent(context, size, palette, state, look.trail, look.world);
    },
    [look],
  );
  const moved = useMemo(() => newPictures(look.player), [look]);
  const label = useSummary(() => mapSummary(look));
  const readout = useRef<HTMLParagraphElement>(null);
  const say = (sentence: string) => {
    if (readout.current !== null) readout.current.textContent = sentence;
  };
  return (
    <section className="stack gap2" aria-labelledby="inside-map" data-tour="policy-map">
      <h3 id="inside-map">{t('map')}</h3>
      <p className="note measure">{t('mapHelp', { limit })}</p>
      <Failure look={look} />
      <MapProbe look={look} say={say}>
        <Drawing className="fill" label={label} draw={draw} changed={changed} />
        <Drawing className="fill" label={null} draw={drawDot} changed={moved} />
      </MapProbe>
      <MapLegend look={look} />
      <p ref={readout} className={`note ${styles.below} ${styles.readout}`} aria-live="polite" />
      <MapSlice look={look} />
    </section>
  );
}

function mapSummary(look: Look): string {
  const t = text(strings);
  const moment = look.acting;
  if (look.map === null || moment?.qValues == null) return t('mapEmpty');
  const { advantage } = look.map;
  const rightward = advantage.reduce((count, value) => count + (value > 0 ? 1 : 0), 0);
  const [left, right] = moment.qValues;
  const { poleAngle: angle, poleAngularVelocity: angularVelocity } = formatState(moment.state);
  return t('mapLabel', {
    angle,
    angularVelocity,
    left: formatValue(left, look.values.high),
    right: formatValue(right, look.values.high),
    share: Math.round((100 * rightward) / advantage.length),
  });
}

/** That there are no more maps, and what can be done. */
function Failure({ look }: { readonly look: Look }) {
  const t = useStrings(strings);
  const p = useStrings(page);
  const failure = usePolled(() => look.mapFailure);
  if (failure === null) return null;
  return (
    <div role="alert" className="stack gap2">
      <p className="error">{t('mapFailed')}</p>
      <Button onClick={() => look.retryMap()}>{p('retry')}</Button>
      <Details message={failure} />
    </div>
  );
}

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
function MapProbe({ look, say, children }: Props) {
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
