import { ArrowLeft, ArrowRight, Maximize2, ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { curves } from '../../../locales/en/curves.ts';
import { Button } from '../../kit/Button.tsx';
import { follow } from '../../kit/charts/follow.ts';
import type { EpisodeLink, EpisodeRange, ModelSource } from '../../kit/charts/model.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import styles from './Panel.module.css';

interface Props {
  readonly link: EpisodeLink;
  /** Any of the charts: they all end at the same episode. */
  readonly source: ModelSource;
}

/** Zoom and move by button, for keyboard and touch; and which episodes are shown. */
export function ZoomBar({ link, source }: Props) {
  const c = useStrings(curves);
  const range = useStore(link, (view) => view.range);
  const [end, setEnd] = useState(source.get().x.max);
  useEffect(
    () =>
      follow(source, ({ x }) => {
        setEnd(x.max);
        keepWithin(link, x.max);
      }),
    [source, link],
  );
  const { from, to } = range ?? { from: 0, to: end };
  const change = (
    next: (range: EpisodeRange, end: number, amount: number) => EpisodeRange | null,
    by: number,
  ) => link.setState({ range: next({ from, to }, end, by) });
  const steps = [
    { label: c('zoomIn'), icon: ZoomIn, onClick: () => change(zoomed, 0.5), possible: true },
    { label: c('zoomOut'), icon: ZoomOut, onClick: () => change(zoomed, 2), possible: range !== null },
    { label: c('earlier'), icon: ArrowLeft, onClick: () => change(moved, -0.5), possible: from > 0 },
    { label: c('later'), icon: ArrowRight, onClick: () => change(moved, 0.5), possible: to < end },
  ];
  return (
    <div className={`row gap1 ${styles['zoom']}`}>
      <output>{c('shown', { from, to })}</output>
      {steps.map(({ label, possible, ...button }) => (
        <Button
          key={label}
          {...button}
          className="small"
          aria-label={label}
          title={label}
          disabled={!possible}
        />
      ))}
      <Button
        icon={Maximize2}
        className="small"
        disabled={range === null}
        onClick={() => link.setState({ range: null })}
      >
        {c('whole')}
      </Button>
    </div>
  );
}

/** A run that ends early takes its axis back to where it ended. */
function keepWithin(link: EpisodeLink, end: number): void {
  const { range } = link.getState();
  if (range !== null && range.to > end) {
    link.setState({ range: placed(range.from, range.to - range.from, end) });
  }
}

/** Fewer episodes than this are not worth a chart. */
export const minimumRange = 20;

/**
 * `range` made `factor` times as long around its middle, within 0 … `end`, in whole episodes.
 * @returns null when that is all there is.
 */
export function zoomed({ from, to }: EpisodeRange, end: number, factor: number): EpisodeRange | null {
  const length = Math.max(minimumRange, Math.round((to - from) * factor));
  return placed((from + to) / 2 - length / 2, length, end);
}

/** `range` moved by a share of its length, within 0 … `end`. */
export function moved({ from, to }: EpisodeRange, end: number, share: number): EpisodeRange | null {
  return placed(from + (to - from) * share, to - from, end);
}

/** What a gesture asked for, in whole episodes. */
export function placed(from: number, length: number, end: number): EpisodeRange | null {
  const whole = Math.round(Math.max(length, minimumRange));
  if (whole >= end) return null;
  const start = Math.min(Math.max(Math.round(from), 0), end - whole);
  return { from: start, to: start + whole };
}
