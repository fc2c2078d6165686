import {
  type Axis,
  type ChartModel,
  type EpisodeRange,
  isJagged,
  type Series,
  thin,
  type Values,
} from './model.ts';
import type { ChartTheme } from './theme.ts';
import { linearTicks, logarithmicTicks, roundStep } from './ticks.ts';

export interface Picture {
  readonly theme: ChartTheme;
  readonly hidden: ReadonlySet<string>;
  readonly range: EpisodeRange | null;
}

/** Of a saved picture, in px; its text is 14 px high. */
export const pictureSize = { width: 1120, height: 630 } as const;

const fontSize = 14;
const padding = 24;

/** From a quantity to its place in the picture. */
interface Scale {
  readonly ticks: readonly number[];
  at(value: number): number;
}

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The chart as an SVG document: title, legend, axes with their units, text as text. */
export function chartSvg(model: ChartModel, { theme, hidden, range }: Picture): string {
  const { width, height } = pictureSize;
  const shown = model.series.filter(({ id }) => !hidden.has(id));
  const legend = legendRows(shown.toReversed(), theme);
  const on = (side: 'left' | 'right') => shown.filter(({ axis }) => axis === side);
  const rows = { top: legend.bottom + 16, bottom: height - padding - 42 };
  const left = verticalScale(model.left, on('left'), rows);
  const right = model.right && verticalScale(model.right, on('right'), rows);
  const frame: Frame = {
    ...rows,
    left: Math.max(80, axisWidth(model.left, left)),
    right: width - (model.right && right ? axisWidth(model.right, right) : padding),
  };
  const [from, to] = range === null ? [model.x.min, model.x.max] : [range.from, range.to];
  const x = linearScale(from, to, linearTicks(from, to, 10), frame.left, frame.right);
  const parts = [
    `<title>${escapeXml(model.title)}</title><desc>${escapeXml(model.summary())}</desc>`,
    `<rect width="${width}" height="${height}" fill="${theme.surface}"/>`,
    text(padding, padding + 14, model.title, `font-size="19" font-weight="600" fill="${theme.text}"`),
    ...legend.parts,
    ...horizontalAxis(model.x, x, frame, theme),
    ...verticalAxis(model.left, left, frame, theme, 'left'),
    ...(model.right && right ? verticalAxis(model.right, right, frame, theme, 'right') : []),
    `<clipPath id="plot"><path d="${box(frame)}"/></clipPath>`,
    '<g clip-path="url(#plot)" fill="none" stroke-linejoin="round">',
    ...shown.flatMap((series) => {
      const y = series.axis === 'right' && right ? right : left;
      return seriesParts(series, theme, { x, y, from, to, bins: (frame.right - frame.left) / 2 });
    }),
    '</g>',
    ...levelParts(model, left, frame, theme),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${escapeXml(theme.font)}" font-size="${fontSize}">${parts.join('\n')}</svg>\n`;
}

function linearScale(from: number, to: number, ticks: readonly number[], start: number, end: number): Scale {
  return { ticks, at: (value) => start + ((value - from) / (to - from)) * (end - start) };
}

function verticalScale(
  axis: Axis,
  series: readonly Series[],
  { top, bottom }: Pick<Frame, 'top' | 'bottom'>,
): Scale {
  const values = series.flatMap(({ y, band }) => [...y, ...(band ? [...band.low, ...band.high] : [])]);
  const least = axis.min ?? values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = axis.max ?? values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (axis.logarithmic === true) {
    const positive = values.filter((value) => value > 0).reduce((a, b) => Math.min(a, b), 1);
    const [low, high] = [
      Math.floor(Math.log10(positive)),
      Math.ceil(Math.log10(Math.max(most, positive * 10))),
    ];
    const { at } = linearScale(low, high, [], bottom, top);
    return {
      ticks: logarithmicTicks(10 ** low, 10 ** high),
      at: (value) => at(Math.log10(Math.max(value, 1e-300))),
    };
  }
  const from = Number.isFinite(least) ? least : 0;
  const to = Number.isFinite(most) && most > from ? most : from + 1;
  const step = axis.tickStep ?? roundStep((to - from) / 5);
  const low = axis.min ?? Math.floor(from / step) * step;
  const high = axis.max ?? Math.ceil(to / step) * step;
  return linearScale(low, high, linearTicks(low, high, 5, step), bottom, top);
}

/** Room for the numbers and, beyond them, the upright title. */
function axisWidth({ format }: Axis, { ticks }: Scale): number {
  return padding + 24 + Math.max(0, ...ticks.map((tick) => textWidth(format(tick))));
}

function horizontalAxis(
  { label, format }: Axis,
  { ticks, at }: Scale,
  frame: Frame,
  theme: ChartTheme,
): string[] {
  return [
    ...ticks.map((tick) => line(at(tick), frame.top, at(tick), frame.bottom, theme.grid)),
    line(frame.left, frame.bottom, frame.right, frame.bottom, theme.muted),
    ...ticks.map((tick) => axisText(at(tick), frame.bottom + 20, format(tick), theme)),
    axisText((frame.left + frame.right) / 2, frame.bottom + 42, label, theme),
  ];
}

function verticalAxis(
  { label, format }: Axis,
  { ticks, at }: Scale,
  frame: Frame,
  theme: ChartTheme,
  side: 'left' | 'right',
): string[] {
  const outwards = side === 'left' ? -1 : 1;
  const anchor = side === 'left' ? 'end' : 'start';
  const middle = (frame.top + frame.bottom) / 2;
  const titleX = side === 'left' ? padding - 2 : pictureSize.width - padding + 2;
  return [
    ...(side === 'left'
      ? ticks.map((tick) => line(frame.left, at(tick), frame.right, at(tick), theme.grid))
      : []),
    line(frame[side], frame.top, frame[side], frame.bottom, theme.muted),
    ...ticks.map((tick) => axisText(frame[side] + outwards * 8, at(tick) + 5, format(tick), theme, anchor)),
    `<g transform="rotate(${outwards * 90} ${titleX} ${round(middle)})">${axisText(titleX, middle + 5, label, theme)}</g>`,
  ];
}

interface Plot {
  readonly x: Scale;
  readonly y: Scale;
  readonly from: number;
  readonly to: number;
  readonly bins: number;
}

function seriesParts(series: Series, theme: ChartTheme, { x, y, from, to, bins }: Plot): string[] {
  const colour = theme.colour[series.colour];
  const kept = thin(series, from, to, bins);
  const places = (values: Values) =>
    kept.map((i) => `${round(x.at(series.x[i] ?? 0))} ${round(y.at(values[i] ?? 0))}`);
  const here = places(series.y);
  if (here.length === 0) return [];
  const { band } = series;
  const around = band && [...places(band.high), ...places(band.low).reverse()];
  const under = around ? [`<path d="M${around.join('L')}Z" fill="${colour}" fill-opacity="0.18"/>`] : [];
  switch (series.mark) {
    case 'line': {
      const width = isJagged(kept.map((i) => series.y[i] ?? 0)) ? 1.25 : 2.5;
      return [
        ...under,
        `<path d="M${here.join('L')}" stroke="${colour}" stroke-width="${width}"${dashed(series)}/>`,
      ];
    }
    case 'bars': {
      const steps = kept.map(
        (i) => `V${round(y.at(series.y[i] ?? 0))}H${round(x.at(series.x[i + 1] ?? to))}`,
      );
      const start = `M${round(x.at(series.x[kept[0] ?? 0] ?? 0))} ${round(y.at(0))}`;
      return [
        `<path d="${start}${steps.join('')}V${round(y.at(0))}" fill="${colour}" fill-opacity="0.35" stroke="${colour}" stroke-width="1.5"/>`,
      ];
    }
    case 'dots': {
      const dots = here.map((place) => `M${place}h0`).join('');
      return [
        ...under,
        `<path d="${dots}" stroke="${colour}" stroke-opacity="0.45" stroke-width="3.5" stroke-linecap="round"/>`,
      ];
    }
    case 'points':
      return [
        ...under,
        `<path d="${here.map((place) => `M${place}m0-5l5 5-5 5-5-5z`).join('')}" fill="${colour}"/>`,
      ];
  }
}

const dashed = ({ dash }: Series) => (dash === undefined ? '' : ` stroke-dasharray="${dash.join(' ')}"`);

function levelParts({ level }: ChartModel, y: Scale, frame: Frame, theme: ChartTheme): string[] {
  if (level === undefined) return [];
  const place = y.at(level.y);
  if (place < frame.top || place > frame.bottom) return [];
  const isHigh = place < (frame.top + frame.bottom) / 2;
  return [
    `<path d="M${frame.left} ${round(place)}H${frame.right}" stroke="${theme.text}" stroke-opacity="0.7" stroke-dasharray="6 4"/>`,
    text(
      frame.right - 8,
      isHigh ? place + 18 : place - 7,
      level.label,
      `text-anchor="end" fill="${theme.text}" stroke="${theme.surface}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"`,
    ),
  ];
}

const line = (x1: number, y1: number, x2: number, y2: number, colour: string) =>
  `<path d="M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}" stroke="${colour}"/>`;

const axisText = (x: number, y: number, words: string, { muted }: ChartTheme, anchor = 'middle') =>
  text(x, y, words, `text-anchor="${anchor}" fill="${muted}"`);

const text = (x: number, y: number, words: string, attributes: string) =>
  `<text x="${round(x)}" y="${round(y)}" ${attributes}>${escapeXml(words)}</text>`;

const box = ({ left, right, top, bottom }: Frame) => `M${left} ${top}H${right}V${bottom}H${left}Z`;

const round = (value: number) => Math.round(value * 10) / 10;

const swatch = 30;
const gap = 26;

/** The legend in as many rows as it takes, the first one's baseline at 62, and where it ends. */
function legendRows(series: readonly Series[], theme: ChartTheme) {
  const parts: string[] = [];
  let left = padding;
  let baseline = 62;
  for (const one of series) {
    const needed = swatch + 8 + textWidth(one.label);
    if (left > padding && left + needed > pictureSize.width - padding) {
      left = padding;
      baseline += fontSize * 1.7;
    }
    parts.push(
      `<g transform="translate(${Math.round(left)} ${baseline - fontSize * 0.35})">${swatchOf(one, theme.colour[one.colour])}</g>`,
      text(left + swatch + 8, baseline, one.label, `fill="${theme.text}"`),
    );
    left += needed + gap;
  }
  return { parts, bottom: baseline };
}

function swatchOf(series: Series, colour: string): string {
  const under = `<rect y="-7" width="${swatch}" height="14" fill="${colour}" fill-opacity="0.18"/>`;
  switch (series.mark) {
    case 'line':
      return `${series.band ? under : ''}<path d="M0 0H${swatch}" stroke="${colour}" stroke-width="2.5"${dashed(series)}/>`;
    case 'bars':
      return `<rect x="7" y="-7" width="14" height="14" fill="${colour}" fill-opacity="0.5"/>`;
    case 'dots':
      return `<path d="M5 2h0M12-3h0M19 3h0M26-2h0" stroke="${colour}" stroke-opacity="0.6" stroke-width="3.5" stroke-linecap="round"/>`;
    case 'points':
      return `<path d="M15-5l5 5-5 5-5-5z" fill="${colour}"/>`;
  }
}

/** About as wide as a system's sans serif draws it: a Korean syllable is an em wide. */
function textWidth(words: string): number {
  let ems = 0;
  for (const character of words) ems += (character.codePointAt(0) ?? 0) >= 0x1100 ? 0.95 : 0.56;
  return ems * fontSize;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it may stand in an element or an attribute. */
function escapeXml(words: string): string {
  return words.replaceAll(/[&<>"]/g, (character) => entities[character] ?? '');
}
