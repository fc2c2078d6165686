import { useEffect, useState } from 'react';
import { follow } from './follow.ts';
import type { ChartModel, ModelSource, Series } from './model.ts';

/** What stands around a plot; it changes rarely, unlike the numbers in it. */
export interface ChartFrame {
  readonly title: string;
  /** What is drawn last, on top, comes first. */
  readonly legend: readonly LegendEntry[];
  readonly notice: string | null;
}

export interface LegendEntry extends Pick<Series, 'id' | 'label' | 'colour' | 'mark' | 'dash'> {
  readonly hasBand: boolean;
}

/** Renders again when the frame changes, not with every episode. */
export function useChartFrame(source: ModelSource): ChartFrame {
  const [frame, setFrame] = useState(() => chartFrame(source.get()));
  useEffect(
    () =>
      follow(
        source,
        (model) => {
          const next = chartFrame(model);
          setFrame((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
        },
        300,
      ),
    [source],
  );
  return frame;
}

function chartFrame({ title, series, notice }: ChartModel): ChartFrame {
  return {
    title,
    notice,
    legend: series.toReversed().map(({ id, label, colour, mark, dash, band }) => ({
      id,
      label,
      colour,
      mark,
      ...(dash && { dash }),
      hasBand: band !== undefined,
    })),
  };
}
