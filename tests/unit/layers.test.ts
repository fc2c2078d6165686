import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';

/** Which import breaks the layers of the design page, as sentences; no import breaks them: `[]`. */
function violations(file: string, source: string): string[] {
  const layer = layerOf(file);
  return importsOf(file, source)
    .filter((wanted) => !mayImport(layer, wanted))
    .map(({ target, typeOnly }) => `${file} imports ${typeOnly ? 'types of ' : ''}${target}`);
}

interface Import {
  /** A file from the root folder, or a library's name. */
  readonly target: string;
  readonly typeOnly: boolean;
}

const layerOf = (file: string) => file.split('/')[1] ?? '';

const tensorflow = (target: string) => target.startsWith('@tensorflow/');

function mayImport(layer: string, { target, typeOnly }: Import): boolean {
  if (!target.startsWith('src/')) {
    if (layer === 'core') return target === 'pure-rand' || target.startsWith('pure-rand/');
    return !tensorflow(target) || layer === 'learners';
  }
  const wanted = layerOf(target);
  switch (layer) {
    case 'core':
      return wanted === 'core';
    case 'files':
      return ['files', 'core'].includes(wanted);
    case 'learners':
      return ['learners', 'core'].includes(wanted);
    case 'worker':
      return wanted !== 'ui';
    case 'ui':
      return ['ui', 'core', 'files'].includes(wanted) || (wanted === 'worker' && typeOnly);
    default:
      return false;
  }
}

function importsOf(file: string, source: string): Import[] {
  const { module, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const resolve = (target: string) =>
    target.startsWith('.') ? normalize(join(dirname(file), target)).replaceAll(sep, '/') : target;
  return [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      target: resolve(moduleRequest.value),
      typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
    })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }) =>
        moduleRequest ? [{ target: resolve(moduleRequest.value), typeOnly: isType }] : [],
      ),
    ),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => ({
      target: resolve(source.slice(start + 1, end - 1)),
      typeOnly: false,
    })),
  ];
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => `src/${file.replaceAll(sep, '/')}`)
  .filter((file) => /(?<!\.d)\.tsx?$/.test(file) && !file.includes('/assembly/'));

describe('the layers', () => {
  test('no file of src imports from a layer it may not see', () => {
    expect(files).toContain('src/core/cartpole.ts');
    expect(files.flatMap((file) => violations(file, readFileSync(file, 'utf8')))).toEqual([]);
  });

  test('tfjs is seen by the two learners that are made of it alone', () => {
    const seen = files.filter((file) =>
      importsOf(file, readFileSync(file, 'utf8')).some(({ target }) => tensorflow(target)),
    );
    expect(seen.filter((file) => !/^src\/learners\/(webgl|tfjs)\//.test(file))).toEqual([]);
  });

  test.each([
    ['src/core/train.ts', "import '../files/csv.ts';", 'src/core/train.ts imports src/files/csv.ts'],
    ['src/core/train.ts', "import * as v from 'valibot';", 'src/core/train.ts imports valibot'],
    ['src/files/csv.ts', "import '../worker/main.ts';", 'src/files/csv.ts imports src/worker/main.ts'],
    [
      'src/worker/main.ts',
      "import type { A } from '../ui/a.ts';",
      'src/worker/main.ts imports types of src/ui/a.ts',
    ],
    [
      'src/ui/chart/a.ts',
      "import { train } from '../../worker/run.ts';",
      'src/ui/chart/a.ts imports src/worker/run.ts',
    ],
    [
      'src/ui/a.tsx',
      "const learner = await import('../learners/simd/learner.ts');",
      'src/ui/a.tsx imports src/learners/simd/learner.ts',
    ],
    ['src/ui/a.ts', "export * from '@tensorflow/tfjs-core';", 'src/ui/a.ts imports @tensorflow/tfjs-core'],
  ])('%s may not say %s', (file, source, sentence) => {
    expect(violations(file, source)).toEqual([sentence]);
  });

  test('the page may see the protocol’s types and start the worker', () => {
    const source = `
      import type { Report } from '../worker/protocol.ts';
      new Worker(new URL('../worker/main.ts', import.meta.url), { type: 'module' });`;
    expect(violations('src/ui/trainer.ts', source)).toEqual([]);
  });
});
