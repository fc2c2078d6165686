import { describe, expect, test } from 'vitest';
import type { ChartModel } from '../../src/ui/kit/charts/model.ts';
import { chartSvg, type Picture } from '../../src/ui/kit/charts/svg.ts';

const picture: Picture = {
  theme: {
    surface: '#ffffff',
    text: '#111111',
    muted: '#555555',
    grid: '#dddddd',
    font: 'system-ui, "Segoe UI"',
    fontSize: 12,
    colour: {
      '--before': '#ad4a06',
      '--after': '#0a62b5',
      '--live': '#00715a',
      '--epsilon': '#93417e',
      '--reference': '#5f6b78',
      '--text-1': '#111111',
    },
  },
  hidden: new Set(),
  range: null,
};

const model: ChartModel = {
  id: 'test',
  title: 'Loss <of> “Q” & more',
  summary: () => 'All is well.',
  notice: null,
  x: { label: 'Episode', min: 0, max: 500, stride: 20, format: String },
  left: { label: 'Score (steps)', min: 0, max: 500, tickStep: 100, format: String },
  series: [
    {
      id: 'a',
      label: 'A line',
      colour: '--after',
      mark: 'line',
      axis: 'left',
      x: [0, 250, 500],
      y: [0, 250, 500],
      format: String,
    },
  ],
};

/** The places that the path of this colour joins. */
function places(svg: string, colour: string): [number, number][] {
  const path = new RegExp(`<path d="M([^"]*)" stroke="${colour}" stroke-width="2.5"/>`).exec(
    svg.slice(svg.indexOf('clip-path="url(#plot)"')),
  )?.[1];
  return (path ?? '').split('L').map((place) => {
    const [x = Number.NaN, y = Number.NaN] = place.split(' ').map(Number);
    return [x, y];
  });
}

describe('a chart saved as SVG', () => {
  test('names itself, its axes with their units and its curves as text', () => {
    const svg = chartSvg(model, picture);
    expect(svg).toContain('<title>Loss &lt;of&gt; “Q” &amp; more</title><desc>All is well.</desc>');
    for (const words of ['Episode', 'Score (steps)', 'A line', '500'])
      expect(svg).toContain(`>${words}</text>`);
  });

  test('draws a straight line straight, from corner to corner of the plot', () => {
    const [start, middle, end] = places(chartSvg(model, picture), '#0a62b5');
    if (!start || !middle || !end) throw new Error('The line has fewer than three places.');
    expect(middle[0]).toBeCloseTo((start[0] + end[0]) / 2, 0);
    expect(middle[1]).toBeCloseTo((start[1] + end[1]) / 2, 0);
    expect(end[0]).toBeGreaterThan(start[0] + 800); // of 1120 px
    expect(end[1]).toBeLessThan(start[1] - 400); // of 630 px, upwards
  });

  test('draws bars from each place to the next, down to nothing', () => {
    const [line] = model.series;
    const bars = { ...model, series: line ? [{ ...line, mark: 'bars' as const, y: [500, 250, 0] }] : [] };
    const svg = chartSvg(bars, picture);
    const [, path = ''] = /<path d="(M[^"]*)" fill="#0a62b5" fill-opacity="0.35"/.exec(svg) ?? [];
    const [x0, y0, top, x1, middle, x2] = path.match(/[\d.]+/g)?.map(Number) ?? [];
    expect(path).toMatch(/^M\S+ \S+V\S+H\S+V\S+H\S+V/);
    expect((x2 ?? 0) - (x1 ?? 0)).toBeCloseTo((x1 ?? 0) - (x0 ?? 0));
    expect((y0 ?? 0) - (middle ?? 0)).toBeCloseTo((middle ?? 0) - (top ?? 0));
  });

  test('leaves out what is switched off, from the legend too', () => {
    const svg = chartSvg(model, { ...picture, hidden: new Set(['a']) });
    expect(svg).not.toContain('A line');
    expect(svg).not.toContain('#0a62b5');
  });

  test('shows the stretch of episodes that is zoomed to', () => {
    const svg = chartSvg(model, { ...picture, range: { from: 200, to: 300 } });
    expect(svg).toContain('>250</text>');
    expect(svg).not.toContain('>500</text>'.repeat(2));
    const middle = places(svg, '#0a62b5')[1];
    expect(middle?.[0]).toBeCloseTo((80 + 1096) / 2, 0); // the plot's left and right edge
  });

  test('draws each tenfold equally high on a logarithmic axis', () => {
    const logarithmic: ChartModel = {
      ...model,
      left: { label: 'Loss', logarithmic: true, format: String },
      series: model.series.map((series) => ({ ...series, y: [0.001, 0.01, 0.1] })),
    };
    const [a, b, c] = places(chartSvg(logarithmic, picture), '#0a62b5').map(([, y]) => y);
    expect((a ?? 0) - (b ?? 0)).toBeGreaterThan(100);
    expect((a ?? 0) - (b ?? 0)).toBeCloseTo((b ?? 0) - (c ?? 0), 0);
  });

  test.each([
    ['left', { label: 'Score (steps)', min: 0, tickStep: 100, format: String }],
    ['logarithmic', { label: 'Loss', logarithmic: true, format: String }],
  ])('ends with a picture whatever the numbers are: %s', (_, left) => {
    const odd = model.series.map((series) => ({ ...series, y: [1e300, -1e300, 5e-324] }));
    expect(chartSvg({ ...model, left, series: odd }, picture)).toContain('</svg>');
    const right = odd.map((series) => ({ ...series, axis: 'right' as const }));
    expect(chartSvg({ ...model, right: left, series: right }, picture)).not.toContain('Infinity');
  });

  test('is a chart with axes even when nothing has been measured yet', () => {
    const svg = chartSvg({ ...model, left: { label: 'Loss', format: String }, series: [] }, picture);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });
});
