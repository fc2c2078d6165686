import { useMemo } from 'react';
import { charts } from '../../../locales/en/charts.ts';
import { formatNumber, type Translate, text, useLanguage } from '../i18n/index.ts';

/** How charts speak: the texts and the numbers of the page's language. */
export interface ChartWords {
  readonly t: Translate<typeof charts>;
  /** Grouped as the language does, with at most this many decimals (1). */
  readonly number: (value: number, decimals?: number) => string;
  /** With three significant digits, for what may be tiny, or huge where training diverges: then as 3.4E38. */
  readonly precise: (value: number) => string;
  /** '475 steps' */
  readonly steps: (value: number) => string;
}

export function chartWords(): ChartWords {
  const t = text(charts);
  const number = (value: number, decimals = 1) => formatNumber(value, { maximumFractionDigits: decimals });
  return {
    t,
    number,
    steps: (value) => t('steps', { value: number(value) }),
    precise: (value) =>
      formatNumber(value, {
        maximumSignificantDigits: 3,
        notation: isLong(value) ? 'scientific' : 'standard',
      }),
  };
}

/** Written out it would not fit beside an axis. */
function isLong(value: number): boolean {
  const size = Math.abs(value);
  return size >= 1e9 || (size < 1e-6 && size > 0);
}

/** Others when the language changes: what is made with them is made anew. */
export function useChartWords(): ChartWords {
  const language = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: new words for a new language
  return useMemo(chartWords, [language]);
}
