import { type PointerEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { positionLimit } from '../../../core/cartpole.ts';
import { formatNumber, text, useStrings } from '../../i18n/index.ts';
import { inside as strings } from '../../i18n/inside.ts';
import { animate } from '../../scene/animation.ts';
import { useSession } from '../../session/useSession.ts';
import { type Draw, Drawing } from './Drawing.tsx';
import { drawAgent, drawMap, mapBox, type PaintedMap } from './draw-map.ts';
import { everySeconds } from './every-seconds.ts';
import styles from './Inside.module.css';
import { insideStore } from './inside-store.ts';
import type { Look } from './look.ts';
import { stateAtPoint } from './plane.ts';
import { formatState, formatValue } from './quantity.ts';
import { useSummary } from './useSummary.ts';

/** Q(right) − Q(left) over pole angle and angular velocity, with the pole on it. */
export function PolicyMap({ look }: { readonly look: Look }) {
  const t = useStrings(strings);
  const drawn = useRef<PaintedMap | null>(null);
  const draw = useCallback<Draw>(
    (context, size, palette) => {
      drawn.current = look.map;
      const words = text(strings);
      drawMap(context, size, palette, look.map, {
        angle: words('angleAxis'),
        angularVelocity: words('angularVelocityAxis'),
      });
    },
    [look],
  );
  const changed = useCallback(() => look.map !== drawn.current, [look]);
  const drawDot = useCallback<Draw>(
    (context, size, palette) => {
      const state = look.player.frame()?.state;
      if (state !== undefined) drawAgent(context, size, palette, state, look.trail);
    },
    [look],
  );
  const moved = useMemo(() => look.watch(), [look]);
  const label = useSummary(() => mapSummary(look));
  const readout = useRef<HTMLParagraphElement>(null);
  const say = (sentence: string) => {
    if (readout.current !== null) readout.current.textContent = sentence;
  };
  return (
    <section className={styles.mapSection} aria-labelledby="inside-map" data-tour="policy-map">
      <h3 id="inside-map">{t('map')}</h3>
      <p className={styles.help}>{t('mapHelp')}</p>
      <div
        className={styles.map}
        onPointerMove={(event) => say(probe(look, event))}
        onPointerLeave={() => say('')}
      >
        <Drawing className={styles.canvas} label={label} draw={draw} changed={changed} />
        <Drawing className={styles.canvas} label={null} draw={drawDot} changed={moved} />
      </div>
      <Legend look={look} />
      <p ref={readout} className={styles.readout} aria-hidden="true" />
      <Slice look={look} />
    </section>
  );
}

/** What the map says of the state under the pointer, in words. */
function probe(look: Look, { currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): string {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const pole = stateAtPoint(clientX - left, clientY - top, mapBox({ width, height }, rem));
  if (pole === null) return '';
  const state = { ...look.slice(), ...pole };
  const advantage = look.advantageAt(state);
  if (advantage === null || look.map === null) return '';
  const t = text(strings);
  const { poleAngle: angle, poleAngularVelocity: angularVelocity } = formatState(state);
  const by = formatValue(Math.abs(advantage), look.map.scale / 100);
  return t(advantage > 0 ? 'probeRight' : 'probeLeft', { angle, angularVelocity, by });
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

function Legend({ look }: { readonly look: Look }) {
  const t = useStrings(strings);
  const scale = useScale(look);
  const episode = useSession(({ run }) => run.live?.trajectory.episode);
  const number = (share: number, before: string) =>
    scale === null ? '' : `${before}${formatNumber(share * scale, { maximumSignificantDigits: 2 })}`;
  return (
    <div className={styles.legend}>
      <div className={styles.legendWords}>
        <span>← {t('legendLeft')}</span>
        <span>{t('legendRight')} →</span>
      </div>
      <div className={styles.legendBar} />
      <div className={styles.legendNumbers}>
        <span>{number(1, '≤ −')}</span>
        <span>{number(0.25, '−')}</span>
        <span>0</span>
        <span>{number(0.25, '+')}</span>
        <span>{number(1, '≥ +')}</span>
      </div>
      <p>
        {t('legendName')} · <span className={styles.dot} aria-hidden="true" /> {t('dot')}
        {look.subject === 'live' && episode !== undefined && <> · {t('weightsOf', { episode })}</>}
      </p>
    </div>
  );
}

/** The scale of the newest map; it changes rarely. */
function useScale(look: Look): number | null {
  const [scale, setScale] = useState<number | null>(null);
  useEffect(() => {
    const timer = setInterval(() => setScale(look.map?.scale ?? null), 250);
    return () => clearInterval(timer);
  }, [look]);
  return scale;
}

const sliders = [
  { name: 'cartPosition', label: 'slicePosition', most: positionLimit, step: 0.05 },
  { name: 'cartVelocity', label: 'sliceVelocity', most: 3, step: 0.05 },
] as const;

/** Which cart the map is for: the agent's own, or one set by hand. */
function Slice({ look }: { readonly look: Look }) {
  const t = useStrings(strings);
  const follow = useStore(insideStore, (state) => state.follow);
  const element = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    const fieldset = element.current;
    if (fieldset === null) return;
    const due = everySeconds(0.12);
    return animate({
      element: fieldset,
      frame(seconds) {
        if (!due(seconds)) return;
        const slice = look.slice();
        for (const { name } of sliders) {
          const input = fieldset.querySelector<HTMLInputElement>(`input[name="${name}"]`);
          const output = fieldset.querySelector(`output[name="${name}"]`);
          if (input !== null && insideStore.getState().follow) input.valueAsNumber = slice[name];
          if (output !== null) output.textContent = formatState({ ...upright, ...slice })[name];
        }
      },
    });
  }, [look]);
  return (
    <fieldset ref={element} className={styles.slice}>
      <legend className="visuallyHidden">{t('slice')}</legend>
      <label className={styles.follow}>
        <input
          type="checkbox"
          checked={follow}
          onChange={({ currentTarget }) =>
            insideStore.setState({ follow: currentTarget.checked, slice: look.slice() })
          }
        />
        {t('follow')}
      </label>
      {sliders.map(({ name, label, most, step }) => (
        <label key={name} className={styles.slider}>
          <span>{t(label)}</span>
          <input
            type="range"
            name={name}
            min={-most}
            max={most}
            step={step}
            defaultValue={insideStore.getState().slice[name]}
            onChange={({ currentTarget }) =>
              insideStore.setState({
                follow: false,
                slice: { ...look.slice(), [name]: currentTarget.valueAsNumber },
              })
            }
          />
          <output name={name}>–</output>
        </label>
      ))}
    </fieldset>
  );
}

const upright = { cartPosition: 0, cartVelocity: 0, poleAngle: 0, poleAngularVelocity: 0 };
