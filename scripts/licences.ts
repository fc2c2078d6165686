import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** The service worker is Workbox's, written after the bundle and not a part of it; jsfive has a copy of pako within itself. */
const besideTheBundle = ['workbox-core', 'workbox-precaching', 'workbox-routing', 'pako'];

/**
 * Writes `licences.txt` into the build: each library of which any code is in it, with its licence. One collector
 * serves the page's bundle and, by `forWorkers`, those of the workers.
 */
export function bundledLicences(): { readonly forPage: Plugin; readonly forWorkers: () => Plugin } {
  const folders = new Set(besideTheBundle.map((name) => join('node_modules', name)));
  const collect = (bundle: Readonly<Record<string, { type: string; moduleIds?: readonly string[] }>>) => {
    for (const { moduleIds = [] } of Object.values(bundle)) {
      for (const id of moduleIds) {
        const folder = packageFolder(id);
        if (folder !== null) folders.add(folder);
      }
    }
  };
  return {
    forPage: {
      name: 'bundled-licences',
      apply: 'build',
      generateBundle(_, bundle) {
        collect(bundle);
        this.emitFile({ type: 'asset', fileName: 'licences.txt', source: licencesText([...folders]) });
      },
    },
    forWorkers: () => ({
      name: 'bundled-licences-of-workers',
      generateBundle: (_, bundle) => collect(bundle),
    }),
  };
}

/** `node_modules/name` of a module in it, from the project's root on; null for one of our own. */
function packageFolder(moduleId: string): string | null {
  const [, folder] = /(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//.exec(moduleId) ?? [];
  return folder ?? null;
}

/** @throws {Error} for a library of which no licence can be found. */
function licencesText(folders: readonly string[]): string {
  const entries = folders.map(readPackage);
  /** Some ship without the text of their licence, which is the same for all that have it. */
  const textOf = (wanted: string) =>
    entries.find(({ licence, text }) => licence === wanted && text !== null)?.text ?? null;
  const rule = '─'.repeat(80);
  return [
    'CartPole DQN contains code of these libraries.',
    ...entries
      .toSorted((a, b) => a.title.localeCompare(b.title, 'en'))
      .map(({ title, by, licence, text: own }) => {
        const text = own ?? textOf(licence);
        if (text === null) throw new Error(`${title}: where is the text of its licence?`);
        return [rule, title, by, rule, '', text].join('\n');
      }),
    '',
  ].join('\n\n');
}

function readPackage(folder: string) {
  const { name, version, license, author, repository, homepage } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.|-|$)/i.test(entry));
  const source = typeof repository === 'string' ? repository : (repository?.url ?? homepage ?? '');
  const maker = typeof author === 'string' ? author : (author?.name ?? '');
  return {
    title: `${name} ${version} (${license})`,
    by: [maker, source].filter((part) => part !== '').join(', '),
    licence: String(license),
    text: file === undefined ? null : readFileSync(join(folder, file), 'utf8').trim(),
  };
}
