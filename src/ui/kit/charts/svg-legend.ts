import type { Series } from './model.ts';
import type { ChartTheme } from './theme.ts';

interface Place {
  readonly x: number;
  /** The first row's baseline. */
  readonly y: number;
  readonly width: number;
  readonly fontSize: number;
}

const swatch = 30;
const gap = 26;

/** The legend in as many rows as it takes, and where it ends. */
export function legendRows(
  series: readonly Series[],
  theme: ChartTheme,
  { x, y, width, fontSize }: Place,
): { readonly parts: string[]; readonly bottom: number } {
  const parts: string[] = [];
  let left = x;
  let baseline = y;
  for (const one of series) {
    const needed = swatch + 8 + textWidth(one.label, fontSize);
    if (left > x && left + needed > x + width) {
      left = x;
      baseline += fontSize * 1.7;
    }
    parts.push(
      `<g transform="translate(${Math.round(left)} ${baseline - fontSize * 0.35})">${swatchOf(one, theme.colour[one.colour])}</g>`,
      `<text x="${Math.round(left + swatch + 8)}" y="${baseline}" fill="${theme.text}">${escapeXml(one.label)}</text>`,
    );
    left += needed + gap;
  }
  return { parts, bottom: baseline };
}

function swatchOf({ mark, dash, band }: Series, colour: string): string {
  const under =
    band === undefined
      ? ''
      : `<rect y="-7" width="${swatch}" height="14" fill="${colour}" fill-opacity="0.18"/>`;
  switch (mark) {
    case 'line':
      return `${under}<path d="M0 0H${swatch}" stroke="${colour}" stroke-width="2.5"${dash === undefined ? '' : ` stroke-dasharray="${dash.join(' ')}"`}/>`;
    case 'bars':
      return `<rect x="7" y="-7" width="14" height="14" fill="${colour}" fill-opacity="0.5"/>`;
    case 'dots':
      return `<path d="M5 2h0M12-3h0M19 3h0M26-2h0" stroke="${colour}" stroke-opacity="0.6" stroke-width="3.5" stroke-linecap="round"/>`;
    case 'points':
      return `<path d="M15-5l5 5-5 5-5-5z" fill="${colour}"/>`;
  }
}

/** About as wide as a system's sans serif draws it: a Korean syllable is an em wide. */
export function textWidth(words: string, fontSize: number): number {
  let ems = 0;
  for (const character of words) ems += (character.codePointAt(0) ?? 0) >= 0x1100 ? 0.95 : 0.56;
  return ems * fontSize;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it may stand in an element or an attribute. */
export function escapeXml(words: string): string {
  return words.replaceAll(/[&<>"]/g, (character) => entities[character] ?? '');
}
