import { useMemo } from 'react';
import { charts } from '../../../locales/en/charts.ts';
import { currentLanguage, type Language, type Translate, text, useLanguage } from '../i18n/index.ts';

/** How charts speak: the texts and the numbers of the page's language. */
export interface ChartWords {
  readonly t: Translate<typeof charts>;
  /** Grouped as the language does, with at most this many decimals (1). */
  readonly number: (value: number, decimals?: number) => string;
  /** With three significant digits, for what may be tiny, or huge where training diverges: then as 3.4E38. */
  readonly precise: (value: number) => string;
}

export function chartWords(language: Language = currentLanguage()): ChartWords {
  const formats = new Map<number, Intl.NumberFormat>();
  const significant = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
  const scientific = new Intl.NumberFormat(language, {
    notation: 'scientific',
    maximumSignificantDigits: 3,
  });
  return {
    t: text(charts),
    number(value, decimals = 1) {
      const format =
        formats.get(decimals) ?? new Intl.NumberFormat(language, { maximumFractionDigits: decimals });
      formats.set(decimals, format);
      return format.format(value);
    },
    precise: (value) => (isLong(value) ? scientific : significant).format(value),
  };
}

/** Written out it would not fit beside an axis. */
function isLong(value: number): boolean {
  const size = Math.abs(value);
  return size >= 1e9 || (size < 1e-6 && size > 0);
}

export function useChartWords(): ChartWords {
  const language = useLanguage();
  return useMemo(() => chartWords(language), [language]);
}
