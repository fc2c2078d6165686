import { useCallback, useRef } from 'react';
import { inside as strings } from '../../../locales/en/inside.ts';
import { formatNumber, text, useStrings } from '../../kit/i18n/index.ts';
import type { Moment } from '../../session/stage/player.ts';
import { type Draw, Drawing } from './Drawing.tsx';
import { drawTimeline } from './draw-values.ts';
import styles from './Inside.module.css';
import type { Look } from './look.ts';
import { useIsPolicy, useSummary } from './polling.ts';
import { formatValue, trueMinus } from './quantity.ts';

/** max Q along the episode that plays, with a playhead in step with the pole. */
export function Timeline({ look }: { readonly look: Look }) {
  const t = useStrings(strings);
  const isPolicy = useIsPolicy(look);
  const drawn = useRef<Moment | null>(null);
  const draw = useCallback<Draw>(
    (context, size, palette) => {
      const step = look.acting?.step ?? 0;
      drawn.current = look.player.moment;
      drawTimeline(context, size, palette, look.values, step, {
        step: text(strings)('stepAxis'),
        format: (value, digits) =>
          trueMinus(formatNumber(value, { minimumFractionDigits: digits, maximumFractionDigits: digits })),
      });
    },
    [look],
  );
  const changed = useCallback(() => look.player.moment !== drawn.current, [look]);
  const label = useSummary(() => {
    const moment = look.acting;
    if (moment?.qValues == null) return t('timelineEmpty');
    const { values, high } = look.values;
    const value = formatValue(Math.max(...moment.qValues), high);
    return t('timelineLabel', { step: moment.step, length: values.length, value });
  });
  return (
    <section aria-labelledby="inside-timeline">
      <h3 id="inside-timeline">{t('timeline')}</h3>
      <p className="note measure">
        {t(isPolicy ? 'timelineHelpPreferences' : 'timelineHelp')}{' '}
        <span className={styles.exploredMark}>{t('exploredMark')}</span>
      </p>
      <Drawing className={styles.timeline} label={label} draw={draw} changed={changed} />
    </section>
  );
}
