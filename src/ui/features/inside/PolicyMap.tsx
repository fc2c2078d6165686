import { useCallback, useMemo, useRef } from 'react';
import { inside as strings } from '../../../locales/en/inside.ts';
import { page } from '../../../locales/en/page.ts';
import { Button } from '../../kit/Button.tsx';
import { text, useStrings } from '../../kit/i18n/index.ts';
import { sceneWorld } from '../../session/stage/scene-world.ts';
import { useSession } from '../../session/useSession.ts';
import { drawAgent, drawMap, inDegrees, type PaintedMap } from '../policy-map/index.ts';
import { type Draw, Drawing } from './Drawing.tsx';
import styles from './Inside.module.css';
import type { Look } from './look.ts';
import { MapProbe } from './MapProbe.tsx';
import { MapLegend, MapSlice } from './MapSlice.tsx';
import { usePolled, useSummary } from './polling.ts';
import { formatState, formatValue } from './quantity.ts';

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
      const { angleLimit } = look.world;
      drawMap(context, size, palette, look.map, axes, { reach: look.reach, angleLimit });
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
      if (state !== undefined) drawAgent(context, size, palette, state, look.trail, look.reach);
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
    <section className="stack gap2" aria-labelledby="inside-map" data-tour="policy-map">
      <h3 id="inside-map">{t('map')}</h3>
      <p className="note measure">{t('mapHelp', { limit })}</p>
      <Failure look={look} />
      <MapProbe look={look} say={say}>
        <Drawing className="fill" label={label} draw={draw} changed={changed} />
        <Drawing className="fill" label={null} draw={drawDot} changed={moved} />
      </MapProbe>
      <MapLegend look={look} />
      <p ref={readout} className={`note ${styles.readout}`} aria-live="polite" />
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
      <details>
        <summary>{p('details')}</summary>
        <pre>{failure}</pre>
      </details>
    </div>
  );
}
