import { giveUp, run } from './run.mjs';
import { unlessDone } from './stamp.mjs';

/** Installs the libraries of package-lock.json when they are missing or the lock file has changed. */
export async function install() {
  // npm keeps its own account of what it installed; whoever changes that by hand is set right as well.
  const paths = { from: ['package-lock.json'], result: 'node_modules/.package-lock.json' };
  const installed = await unlessDone('install', paths, () => {
    console.log('Installing libraries (now, and again when package-lock.json changes) …');
    return run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund']);
  });
  if (!installed) giveUp('The libraries could not be installed. Can this machine reach the npm registry?');
}

/** Compiles the WebAssembly kernel; the script itself knows whether it must. */
export const buildKernel = () => run('node', ['scripts/build-kernel.mjs']);

/**
 * Builds the app into dist when anything that goes into it has changed.
 * @param {import('./run.mjs').RunOptions} [options]
 */
export function buildApp(options) {
  const paths = {
    from: [
      ...['src', 'public', 'index.html', 'vite.config.ts', 'scripts/licences.ts'],
      ...['tsconfig.base.json', 'package-lock.json'],
    ],
    result: 'dist',
  };
  return unlessDone('build', paths, () => run('vite', ['build'], options));
}
