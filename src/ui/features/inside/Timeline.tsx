import { useCallback, useRef } from 'react';
import { inside as strings } from '../../../locales/en/inside.ts';
import type { Drawing as Context, Size } from '../../kit/canvas/keep-painted.ts';
import { text, useStrings } from '../../kit/i18n/index.ts';
import type { Moment } from '../../session/stage/player.ts';
import { circle, line } from '../drawing/index.ts';
import { type Draw, Drawing, type InsidePalette } from './Drawing.tsx';
import styles from './Inside.module.css';
import { formatValue } from './index.ts';
import { type EpisodeValues, type Look, useIsPolicy, useSummary } from './look.ts';

/** max Q along the episode that plays, with a playhead in step with the pole. */
export function Timeline({ look }: { readonly look: Look }) {
  const t = useStrings(strings);
  const isPolicy = useIsPolicy(look);
  const drawn = useRef<Moment | null>(null);
  const draw = useCallback<Draw>(
    (context, size, palette) => {
      const step = look.acting?.step ?? 0;
      drawn.current = look.player.moment;
      drawTimeline(context, size, palette, look.values, step);
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

/**
 * max Q along an episode, the part already played strong and the rest faint; a playhead at `step`, a mark below
 * wherever ε chose.
 */
function drawTimeline(
  context: Context,
  { width, height }: Size,
  palette: InsidePalette,
  { values, explored, low, high }: EpisodeValues,
  step: number,
): void {
  const { rem } = palette;
  const box = { left: 3.5 * rem, top: 0.6 * rem, width: width - 4.25 * rem, height: height - 3.2 * rem };
  if (box.width < 1 || box.height < 1) return;
  const last = lastStep(values.length);
  const [bottom, top] = low === high ? [0, 1] : [low, high];
  const x = (at: number) => box.left + (at / last) * box.width;
  const y = (value: number) => box.top + (1 - (value - bottom) / (top - bottom)) * box.height;

  context.save();
  context.font = `${0.75 * rem}px ${palette.fontMono}`;
  context.fillStyle = palette.inkSoft;
  context.strokeStyle = palette.gridMajor;
  context.lineWidth = 1;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  const scale = Math.max(-bottom, top);
  for (const value of bottom === 0 || top === 0 ? [bottom, top] : [bottom, 0, top]) {
    const at = Math.round(y(value)) + 0.5;
    line(context, box.left, at, box.left + box.width, at);
    if (values.length > 0)
      context.fillText(value === 0 ? '0' : formatValue(value, scale), box.left - 0.4 * rem, at);
  }
  context.textAlign = 'center';
  context.textBaseline = 'top';
  const base = box.top + box.height;
  for (const share of [0, 0.25, 0.5, 0.75, 1]) {
    const at = Math.round(x(share * last)) + 0.5;
    line(context, at, base, at, base + 0.25 * rem);
    const number = share * last;
    if (Number.isInteger(number)) context.fillText(String(number), at, base + 1 * rem);
  }
  context.font = `${0.8125 * rem}px ${palette.fontSans}`;
  context.textAlign = 'right';
  context.textBaseline = 'bottom';
  context.fillText(text(strings)('stepAxis'), box.left + box.width, height);

  context.strokeStyle = palette.epsilon;
  context.lineWidth = Math.max(1.5, Math.min(3, box.width / last));
  for (const at of explored) line(context, x(at), base + 0.3 * rem, x(at), base + 0.85 * rem);

  context.lineJoin = 'round';
  context.lineWidth = 2;
  context.strokeStyle = palette.inkFaint;
  trace(context, values, x, y);
  context.strokeStyle = palette.ink;
  trace(context, values.slice(0, step + 1), x, y);
  const now = values[Math.min(step, values.length - 1)];
  if (now !== undefined) {
    const at = x(Math.min(step, values.length - 1));
    context.strokeStyle = palette.accent;
    line(context, at, box.top, at, base);
    context.fillStyle = palette.accent;
    circle(context, at, y(now), 0.28 * rem);
    context.fill();
  }
  context.restore();
}

/** Round ends for the axis, so that it does not crawl along with an episode that is being played. */
function lastStep(length: number): number {
  return [20, 40, 100, 200].find((round) => length <= round) ?? 500;
}

function trace(
  context: Context,
  values: readonly number[],
  x: (step: number) => number,
  y: (value: number) => number,
): void {
  context.beginPath();
  for (const [i, value] of values.entries()) context.lineTo(x(i), y(value));
  context.stroke();
}
