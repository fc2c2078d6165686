import type { Chart } from 'chart.js';
import zoomPlugin from 'chartjs-plugin-zoom';
import type { EpisodeLink } from '../../kit/charts/model.ts';
import type { ChartExtension } from '../../kit/charts/series-chart.ts';
import { translucent } from '../../kit/charts/theme.ts';
import { minimumRange, placed } from './range.ts';

/** Lets pointer, wheel and fingers choose the stretch of episodes that all charts of a link show. */
export function zoomExtension(link: EpisodeLink): ChartExtension {
  const take = (end: number, { chart }: { readonly chart: Chart }) => {
    const { min = 0, max = end } = chart.scales['x'] ?? {};
    link.setState({ range: placed(min, max - min, end) });
  };
  return {
    plugin: zoomPlugin,
    options: ({ x }, { text }) => {
      const onChange = (event: { readonly chart: Chart }) => take(x.max, event);
      return {
        zoom: {
          limits: { x: { min: x.min, max: x.max, minRange: minimumRange } },
          zoom: {
            mode: 'x',
            drag: { enabled: true, backgroundColor: translucent(text, 0.12), threshold: 8 },
            wheel: { enabled: true, modifierKey: 'ctrl' },
            pinch: { enabled: true },
            onZoom: onChange,
          },
          pan: { enabled: true, mode: 'x', modifierKey: 'shift', onPan: onChange },
        },
      };
    },
  };
}
