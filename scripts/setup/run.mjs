import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { env, platform } from 'node:process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
/** What the scripts remember; `npm ci` empties it together with node_modules, as it should be. */
export const cache = join(root, 'node_modules/.cache/cartpole-dqn');

/**
 * Runs a program from the root folder and shows what it prints; it gets no input.
 * Programs of node_modules are found by their names.
 * @param {string} program
 * @param {readonly string[]} parameters
 * @param {{ timeout?: number, env?: Record<string, string> }} [options] timeout in ms
 * @returns {boolean} whether it ended well
 */
export function run(program, parameters, options = {}) {
  const path = [join(root, 'node_modules/.bin'), env['PATH'] ?? env['Path']].join(delimiter);
  const shell = platform === 'win32'; // npm and the programs of node_modules are .cmd files there
  const { status, error } = spawnSync(program, shell ? parameters.map(shellWord) : parameters, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell,
    timeout: options.timeout,
    env: { ...env, PATH: path, ...options.env },
  });
  if (error) console.error(`${program}: ${error.message}`);
  return status === 0;
}

/**
 * A parameter as cmd.exe takes it for one word: Node hands it over as it stands, and a folder may have a space in
 * its name.
 * @param {string} parameter
 */
export function shellWord(parameter) {
  return /[\s&()^;,]/.test(parameter) ? `"${parameter}"` : parameter;
}

/**
 * Ends the program with a sentence that says what to do.
 * @param {string} sentence
 * @returns {never}
 */
export function giveUp(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}
