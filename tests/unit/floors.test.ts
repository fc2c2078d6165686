import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LANGUAGE_TAGS } from '../../src/ui/kit/i18n/index.ts';
import { type Import, importsOf, sourceFiles } from '../support/imports.ts';

/** `kit`, `session`, `page`, or `features/x` of a file of `ui`; the layer of any other file. */
function floorOf(file: string): string {
  const [, layer, floor, name] = file.split('/');
  if (layer !== 'ui') return layer ?? '';
  return floor === 'features' ? `features/${name}` : (floor ?? '');
}

/** Which import breaks the floors of `ui`, as sentences. */
function violations(file: string, source?: string): string[] {
  const floor = floorOf(file);
  return importsOf(file, source)
    .filter(({ target }) => target.startsWith('src/') && floorOf(target) !== floor)
    .filter(({ target }) => !target.endsWith('?worker&url')) // an address, nothing of the file itself
    .filter((wanted) => !mayImport(floor, wanted))
    .map(({ target }) => `${file} imports ${target}`);
}

function mayImport(floor: string, { target }: Import): boolean {
  const wanted = floorOf(target);
  switch (floor) {
    case 'page':
      return true;
    case 'session':
      return ['core', 'files', 'runs'].includes(wanted) || target === 'src/worker/protocol.ts';
    case 'kit':
      return wanted === 'locales' || target === 'src/files/csv.ts'; // a table's file is no matter of DQN
    default:
      return (
        ['kit', 'session', 'locales', 'core', 'files', 'runs', 'worker'].includes(wanted) ||
        /^src\/ui\/features\/[\w-]+\/index\.ts$/.test(target)
      );
  }
}

/** A way from `start` back to it along `edges`; null when there is none. */
function circle(start: string, edges: ReadonlyMap<string, readonly string[]>): string[] | null {
  const ways = [[start]];
  const seen = new Set<string>();
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    for (const next of edges.get(way.at(-1) ?? '') ?? []) {
      if (next === start) return [...way, start];
      if (!seen.has(next)) ways.push([...way, next]);
      seen.add(next);
    }
  }
  return null;
}

function circles(edges: ReadonlyMap<string, readonly string[]>): string[] {
  return [...edges.keys()].flatMap((start) => circle(start, edges)?.join(' → ') ?? []);
}

const importedBy = new Map(sourceFiles.map((file) => [file, importsOf(file).map(({ target }) => target)]));

describe('the floors of ui', () => {
  const ofUi = sourceFiles.filter((file) => file.startsWith('src/ui/'));

  test('kit, session, features and page import from below alone, features from each other’s index.ts', () => {
    expect(ofUi).toContain('src/ui/page/main.tsx');
    expect(ofUi.flatMap((file) => violations(file))).toEqual([]);
  });

  test('no features import one another in a circle', () => {
    const edges = new Map<string, string[]>();
    for (const file of ofUi) {
      const floor = floorOf(file);
      if (!floor.startsWith('features/')) continue;
      const wanted = (importedBy.get(file) ?? []).map(floorOf).filter((other) => other !== floor);
      edges.set(floor, [...(edges.get(floor) ?? []), ...wanted]);
    }
    expect(circles(edges)).toEqual([]);
  });

  test.each([
    ['src/ui/kit/a.ts', "import '../session/store.ts';", 'src/ui/session/store.ts'],
    ['src/ui/kit/a.ts', "import '../../core/config.ts';", 'src/core/config.ts'],
    ['src/ui/session/a.ts', "import '../kit/theme.ts';", 'src/ui/kit/theme.ts'],
    ['src/ui/features/log/a.ts', "import '../score/score-model.ts';", 'src/ui/features/score/score-model.ts'],
    ['src/ui/features/log/a.ts', "import type { A } from '../../page/a.ts';", 'src/ui/page/a.ts'],
  ])('%s may not say %s', (file, source, target) => {
    expect(violations(file, source)).toEqual([`${file} imports ${target}`]);
  });
});

test('no files of src import one another in a circle', () => {
  expect(circles(importedBy)).toEqual([]);
  expect(
    circles(
      new Map([
        ['a', ['b']],
        ['b', ['c']],
        ['c', ['b']],
      ]),
    ),
  ).toEqual(['b → c → b', 'c → b → c']);
});

describe('the pages about the code', () => {
  test('architecture.md names every folder of src two levels deep, every feature, and no other', () => {
    const folders = readdirSync('src', { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name).replaceAll(sep, '/'))
      .filter((folder) => folder.split('/').length <= 3 || /^src\/ui\/features\/[^/]+$/.test(folder));
    const named = [...readFileSync('docs/architecture.md', 'utf8').matchAll(/^\| `(src[^`]*)`/gm)];
    expect(named.map(([, folder]) => folder).sort()).toEqual(folders.sort());
  });

  test.each(['README.md', 'CONTRIBUTING.md', 'docs/architecture.md'])(
    '%s names only files that there are',
    (page) => {
      const paths = [
        ...readFileSync(page, 'utf8').matchAll(/`((?:src|scripts|tests|docs|public)\/[^`\s]+)`/g),
      ]
        .map(([, path]) => path ?? '')
        .filter((path) => !/NAME|TOPIC|TAG/.test(path)) // of what is to be added
        .flatMap((path) =>
          path.includes('locales/*') ? LANGUAGE_TAGS.map((tag) => path.replace('*', tag)) : [path],
        );
      expect(paths.length).toBeGreaterThan(2);
      expect(paths.filter((path) => !existsSync(path))).toEqual([]);
    },
  );
});
