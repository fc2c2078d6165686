/** The colours and fonts of a drawing, read from the custom properties of `styles/tokens.css`. */
export interface Palette {
  readonly paper: string;
  readonly gridMinor: string;
  readonly gridMajor: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly inkFaint: string;
  readonly danger: string;
  /** Of the agent that is drawn. */
  readonly accent: string;
  readonly fontSans: string;
  readonly fontMono: string;
  /** CSS pixels of 1 rem: lettering grows with the page. */
  readonly rem: number;
}

export type Accent = 'before' | 'after' | 'live';

/** Ask again when `themeStore` changes: the colours are those of the moment. */
export function readPalette(accent: Accent): Palette {
  const style = getComputedStyle(document.documentElement);
  const value = (name: string) => style.getPropertyValue(name).trim();
  return {
    paper: value('--surface-1'),
    gridMinor: value('--grid-minor'),
    gridMajor: value('--grid-major'),
    ink: value('--text-1'),
    inkSoft: value('--text-2'),
    inkFaint: value('--border-strong'),
    danger: value('--danger'),
    accent: value(`--${accent}`),
    fontSans: value('--font-sans'),
    fontMono: value('--font-mono'),
    rem: Number.parseFloat(style.fontSize) || 16,
  };
}
