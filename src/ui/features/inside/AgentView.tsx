import { useEffect, useMemo, useRef } from 'react';
import { inside as strings } from '../../../locales/en/inside.ts';
import { animate } from '../../kit/canvas/animation.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { backdrop, drawScene } from '../drawing/index.ts';
import { letteringOf } from '../scene/index.ts';
import { type Draw, Drawing } from './Drawing.tsx';
import styles from './Inside.module.css';
import type { Look } from './look.ts';
import { everySeconds } from './polling.ts';
import { formatState } from './quantity.ts';

const numbers = ['cartPosition', 'cartVelocity', 'poleAngle', 'poleAngularVelocity'] as const;

/** The pole of the scene above, small, and its state in numbers. */
export function AgentView({ look }: { readonly look: Look }) {
  const t = useStrings(strings);
  const list = useRef<HTMLDListElement>(null);
  const draw = useMemo<Draw>(() => {
    const lettering = letteringOf();
    const setting = backdrop();
    return (context, size, palette) => {
      const frame = look.player.frame();
      drawScene(context, frame, size, palette, lettering(frame), setting);
    };
  }, [look]);
  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    const due = everySeconds(0.12);
    return animate({
      element,
      frame(seconds) {
        const state = look.player.moment?.state;
        if (!due(seconds) || state === undefined) return;
        const texts = formatState(state);
        for (const number of numbers) {
          const cell = element.querySelector(`[data-number="${number}"]`);
          if (cell !== null) cell.textContent = texts[number];
        }
      },
    });
  }, [look]);
  const changed = useMemo(() => look.watch(), [look]);
  return (
    <div className={`sheet ${styles.agent}`}>
      <Drawing className={styles.scene} label={t('scene')} draw={draw} changed={changed} />
      <dl ref={list} className={styles.numbers}>
        {numbers.map((number) => (
          <div key={number} className="figure">
            <dt>{t(number)}</dt>
            <dd data-number={number}>–</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
