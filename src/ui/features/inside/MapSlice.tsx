import { useId, useState } from 'react';
import { useStore } from 'zustand';
import { inside as strings } from '../../../locales/en/inside.ts';
import { formatNumber, useStrings } from '../../kit/i18n/index.ts';
import { usePolled } from '../../kit/usePolled.ts';
import { sceneWorld } from '../../session/stage/create-stage.ts';
import { useFromSession, useSession } from '../../session/useSession.ts';
import type { CartSlice } from '../policy-map/index.ts';
import styles from './Inside.module.css';
import { formatState } from './index.ts';
import { type Look, readable, useIsPolicy } from './look.ts';
import { insideOf } from './subject.ts';

const sliders = [
  { name: 'cartPosition', label: 'slicePosition', step: 0.05 },
  { name: 'cartVelocity', label: 'sliceVelocity', step: 0.05 },
] as const;

/** Which cart the map is for: the agent's own, or one set by hand. */
export function MapSlice({ look }: { readonly look: Look }) {
  const t = useStrings(strings);
  const store = useFromSession(insideOf);
  const { follow, slice: chosen } = useStore(store);
  const current = usePolled(() => look.slice(), readable);
  /** A slider that has the focus and follows keeps still: it would be read out without end. */
  const [held, setHeld] = useState<Partial<CartSlice>>({});
  const slice = follow ? { ...current, ...held } : chosen;
  const texts = formatState({ poleAngle: 0, poleAngularVelocity: 0, ...slice });
  const id = useId();
  const world = useSession(sceneWorld);
  const most = { cartPosition: world.positionLimit, cartVelocity: 3 };
  return (
    <fieldset className={`stack gap0 ${styles.below}`}>
      <legend className="visuallyHidden">{t('slice')}</legend>
      <label className="check">
        <input
          type="checkbox"
          checked={follow}
          onChange={({ currentTarget }) =>
            store.setState({ follow: currentTarget.checked, slice: look.slice() })
          }
        />
        {t('follow')}
      </label>
      {sliders.map(({ name, label, step }) => (
        <div key={name} className={`note ${styles.slider}`}>
          <label htmlFor={`${id}-${name}`}>{t(label)}</label>
          <input
            id={`${id}-${name}`}
            type="range"
            name={name}
            min={-most[name]}
            max={most[name]}
            step={step}
            value={slice[name]}
            aria-valuetext={texts[name]}
            onFocus={() => setHeld({ [name]: slice[name] })}
            onBlur={() => setHeld({})}
            onChange={({ currentTarget }) => {
              const changed = { ...look.slice(), [name]: currentTarget.valueAsNumber };
              store.setState({ follow: false, slice: changed });
            }}
          />
          <span className="value" data-slice={name} aria-hidden="true">
            {texts[name]}
          </span>
        </div>
      ))}
    </fieldset>
  );
}

/** What the map's colours and its dot stand for, and whose weights it shows. */
export function MapLegend({ look }: { readonly look: Look }) {
  const t = useStrings(strings);
  const isPolicy = useIsPolicy(look);
  const scale = usePolled(() => look.map?.scale ?? null);
  const episode = useSession(({ run }) => run.live?.trajectory.episode);
  const number = (share: number, before: string) =>
    scale === null ? '' : `${before}${formatNumber(share * scale, { maximumSignificantDigits: 2 })}`;
  return (
    <div className={`stack gap1 note ${styles.below}`}>
      <div className={`split ${styles.legendWords}`}>
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
        {t(isPolicy ? 'legendPreferences' : 'legendName')} ·{' '}
        <span className={styles.dot} aria-hidden="true" /> {t('dot')}
        {look.subject === 'live' && episode !== undefined && <> · {t('weightsOf', { episode })}</>}
      </p>
    </div>
  );
}
