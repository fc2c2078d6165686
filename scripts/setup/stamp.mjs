import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, root } from './run.mjs';

/**
 * @param {string} path of a file or folder
 * @returns {string[]} the files in it, sorted
 */
function filesIn(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}

/**
 * A fingerprint of names and contents, of the kind of machine and of Node's.
 * @param {readonly string[]} paths files and folders, from the root folder
 */
function fingerprint(paths) {
  const hash = createHash('sha256').update([process.platform, process.arch, process.versions.modules].join());
  for (const path of paths) {
    for (const file of filesIn(join(root, path))) hash.update(`\0${file}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/**
 * Does a piece of work unless neither what it is made from nor its result has changed since the last time.
 * @param {string} name what the work is remembered under
 * @param {{ from: readonly string[], result: string }} paths files and folders, from the root folder
 * @param {() => Promise<boolean>} work tells whether it succeeded
 * @returns {Promise<boolean>} whether the result is up to date now
 */
export async function unlessDone(name, { from, result }, work) {
  const stamp = join(cache, name);
  const current = () => fingerprint([...from, result]);
  if (existsSync(join(root, result)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === current())
    return true;
  if (!(await work())) return false;
  mkdirSync(cache, { recursive: true });
  writeFileSync(stamp, current());
  return true;
}
