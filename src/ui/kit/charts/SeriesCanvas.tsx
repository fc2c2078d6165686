import { useEffect, useRef } from 'react';
import { type ChartView, createChartView } from './chart-view.ts';
import type { EpisodeLink } from './episode-link.ts';
import { atNextFrame, forget } from './follow.ts';
import type { ModelSource } from './model.ts';
import styles from './SeriesCanvas.module.css';
import type { ChartExtension } from './series-chart.ts';
import { useChartWords } from './words.ts';

interface Props {
  readonly source: ModelSource;
  readonly title: string;
  readonly hidden: ReadonlySet<string>;
  readonly link: EpisodeLink;
  /** The charts whose values a screen reader hears together; this one alone when missing. */
  readonly together?: readonly ModelSource[] | undefined;
  readonly onPick?: ((episode: number) => void) | undefined;
  readonly extension?: ChartExtension | undefined;
}

/**
 * The plot itself. React only owns the elements: a running training draws without it. Of several charts that come at once
 * each is made at a frame of its own.
 */
export function SeriesCanvas({ source, title, hidden, link, together, onPick, extension }: Props) {
  const words = useChartWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const strip = useRef<HTMLDivElement>(null);
  const view = useRef<ChartView>(null);
  const newestHidden = useRef(hidden);
  newestHidden.current = hidden;

  useEffect(() => {
    if (canvas.current === null || layer.current === null || strip.current === null) return;
    const options = {
      canvas: canvas.current,
      layer: layer.current,
      strip: strip.current,
      source,
      link,
      words,
      onPick,
      extension,
      together: together ?? [source],
    };
    const create = () => {
      view.current?.dispose(); // until then it stays to be seen
      view.current = createChartView(options);
      view.current.setHidden(newestHidden.current);
    };
    atNextFrame(create);
    return () => forget(create);
  }, [source, link, together, words, onPick, extension]);
  useEffect(() => () => view.current?.dispose(), []);
  useEffect(() => view.current?.setHidden(hidden), [hidden]);

  return (
    <>
      <canvas
        ref={canvas}
        className={styles['canvas']}
        role="slider"
        tabIndex={0}
        aria-label={words.t('cursor', { title })}
        aria-valuemin={0}
        aria-valuenow={0}
      />
      <div ref={layer} className={styles['layer']} aria-hidden="true" />
      <div ref={strip} className={`row ${styles['reading']}`} hidden />
    </>
  );
}
