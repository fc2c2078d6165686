import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Import, importsOf, sourceFiles, variablesOf } from '../support/imports.ts';

/** Which import breaks the layers of the design page, as sentences; no import breaks them: `[]`. */
function violations(file: string, source?: string): string[] {
  const layer = layerOf(file);
  return importsOf(file, source)
    .filter((wanted) => !mayImport(layer, wanted))
    .map(({ target, typeOnly }) => `${file} imports ${typeOnly ? 'types of ' : ''}${target}`);
}

const layerOf = (file: string) => file.split('/')[1] ?? '';

const tensorflow = (target: string) => target.startsWith('@tensorflow/');

function mayImport(layer: string, { target, typeOnly }: Import): boolean {
  if (!target.startsWith('src/')) {
    if (layer === 'core') return target === 'pure-rand' || target.startsWith('pure-rand/');
    return !tensorflow(target) || layer === 'learners';
  }
  const wanted = layerOf(target);
  const isAddress = target.endsWith('?worker&url'); // nothing of the file itself
  switch (layer) {
    case 'core':
      return wanted === 'core';
    case 'files':
      return ['files', 'core'].includes(wanted);
    case 'learners':
      return ['learners', 'core'].includes(wanted);
    case 'runs':
      return ['runs', 'core', 'files'].includes(wanted) || target === 'src/worker/protocol.ts';
    case 'worker':
      return (
        ['worker', 'learners', 'files', 'core'].includes(wanted) || target.startsWith('src/runs/storage/')
      );
    case 'locales':
      return ['locales', 'core', 'files'].includes(wanted);
    case 'ui':
      return (
        ['ui', 'locales', 'runs', 'core', 'files'].includes(wanted) ||
        (wanted === 'worker' && (typeOnly || isAddress))
      );
    default:
      return false;
  }
}

/** All that can change at module level, by why it may: what belongs to a session is made with `perSession`. */
const changeable = {
  'the same answer for the same question, kept': [
    'src/files/onnx-operators.ts: scaled sigmoids',
    'src/ui/features/compare/run-text.ts: namesOf',
    'src/ui/features/drawing/lettering.ts: widths',
    'src/ui/features/policy-map/draw-map.ts: cells',
    'src/ui/features/scene/words.ts: units',
    'src/ui/page/places/Places.tsx: components',
    'src/ui/session/session.ts: known',
    'src/ui/session/stage/create-stage.ts: worlds',
  ],
  'the one document, GPU context or worker that there is': [
    'src/learners/tfjs/backend.ts: opened turn',
    'src/ui/features/learn/TourButton.tsx: invitationStore',
    'src/ui/features/learn/tour/tour.ts: current',
    'src/ui/features/share/address.ts: pageViews linkProblems',
    'src/ui/features/update/UpdateNotice.tsx: updateStore',
    'src/ui/kit/Toaster.tsx: place',
    'src/ui/kit/browser-lacks.ts: lacks',
    'src/ui/kit/canvas/animation.ts: all visible request last observer',
    'src/ui/kit/charts/follow.ts: waiting frame',
    'src/ui/kit/i18n/index.ts: numberFormats dateFormats asked',
    'src/ui/kit/theme.ts: themeStore',
    'src/ui/page/controls/shortcuts.ts: sheetStore shortcutsStore',
    'src/ui/page/main.tsx: session',
    'src/ui/page/places/registry.ts: openedStore',
    'src/ui/session/at-work.ts: workStore works',
    'src/ui/session/view.ts: viewStore',
    'src/worker/map/main.ts: loaded newest working',
  ],
};

describe('the layers', () => {
  test('no file of src imports from a layer it may not see', () => {
    expect(sourceFiles).toContain('src/core/cartpole.ts');
    expect(sourceFiles.flatMap((file) => violations(file))).toEqual([]);
  });

  test('IndexedDB and locks are seen in runs/storage alone', () => {
    const seen = sourceFiles.filter((file) =>
      /\bindexedDB\b|from 'idb'|navigator\.locks/.test(readFileSync(file, 'utf8')),
    );
    expect(seen).toContain('src/runs/storage/database.ts');
    expect(seen.filter((file) => !file.startsWith('src/runs/storage/'))).toEqual([]);
  });

  test('nothing at module level changes but what is known to', () => {
    const found = sourceFiles
      .map((file) => [file, variablesOf(file)] as const)
      .flatMap(([file, names]) => (names.length === 0 ? [] : [`${file}: ${names.join(' ')}`]));
    expect(found.toSorted()).toEqual(Object.values(changeable).flat().toSorted());
  });

  test('tfjs is seen by the two learners that are made of it alone', () => {
    const seen = sourceFiles.filter((file) => importsOf(file).some(({ target }) => tensorflow(target)));
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
    ['src/runs/a.ts', "import '../worker/gate.ts';", 'src/runs/a.ts imports src/worker/gate.ts'],
    ['src/worker/a.ts', "import '../runs/run.ts';", 'src/worker/a.ts imports src/runs/run.ts'],
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
