import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';

const script = readFileSync('public/theme.js', 'utf8');
const tokens = readFileSync('src/ui/kit/styles/tokens.css', 'utf8');

/** What `public/theme.js` makes of a page; `stored` null where storage is forbidden. */
function firstPaint(stored: string | undefined | null, systemDark: boolean) {
  const metas = new Map<string, string>();
  const dataset: { theme?: string } = {};
  runInNewContext(script, {
    document: {
      documentElement: { dataset },
      querySelector: (selector: string) => ({
        setAttribute: (_: string, content: string) => metas.set(selector, content),
      }),
    },
    localStorage: {
      getItem(key: string) {
        if (stored === null) throw new Error('Storage is forbidden.');
        return key === 'theme' ? (stored ?? null) : null;
      },
    },
    matchMedia: () => ({ matches: systemDark }),
  });
  return { theme: dataset.theme, metas };
}

describe('before the first paint', () => {
  test.each([
    ['dark', false, 'dark'],
    ['dark', true, 'dark'],
    ['light', true, 'light'],
    ['system', true, 'dark'],
    ['system', false, 'light'],
    [undefined, true, 'dark'],
    [undefined, false, 'light'],
    ['mauve', true, 'dark'],
    [null, true, 'dark'],
  ] as const)('with %s stored and a system that is dark: %s, the page is %s', (stored, systemDark, theme) => {
    const { theme: shown, metas } = firstPaint(stored, systemDark);
    expect(shown).toBe(theme);
    expect(metas.get('meta[name="color-scheme"]')).toBe(theme);
  });

  test.each([
    ['light', 0],
    ['dark', 1],
  ] as const)('the browser’s own bars have the colour of the %s page', (theme, at) => {
    const surfaces = Array.from(tokens.matchAll(/--surface-0: (#[0-9a-f]{6})/g), ([, colour]) => colour);
    expect(firstPaint(theme, false).metas.get('meta[name="theme-color"]')).toBe(surfaces[at]);
  });
});
