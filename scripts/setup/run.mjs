import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { env, platform } from 'node:process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
/** What the scripts remember; `npm ci` empties it together with node_modules, as it should be. */
export const cache = join(root, 'node_modules/.cache/cartpole-dqn');

/**
 * @typedef {object} RunOptions
 * @property {number} [timeout] in ms
 * @property {Record<string, string>} [env] on top of what there is
 * @property {boolean} [beside] runs beside another: what it prints is shown at its end, in one piece
 */

/**
 * Runs a program from the root folder and shows what it prints; it gets no input.
 * Programs of node_modules are found by their names.
 * @param {string} program
 * @param {readonly string[]} parameters
 * @param {RunOptions} [options]
 * @returns {Promise<boolean>} whether it ended well
 */
export function run(program, parameters, options = {}) {
  const path = [join(root, 'node_modules/.bin'), env['PATH'] ?? env['Path']].join(delimiter);
  const shell = platform === 'win32'; // npm and the programs of node_modules are .cmd files there
  const output = options.beside ? 'pipe' : 'inherit';
  const child = spawn(program, shell ? parameters.map(shellWord) : parameters, {
    cwd: root,
    stdio: ['ignore', output, output],
    shell,
    timeout: options.timeout,
    env: { ...env, PATH: path, ...options.env },
  });
  /** @type {Buffer[]} */
  const printed = [];
  child.stdout?.on('data', (chunk) => printed.push(chunk));
  child.stderr?.on('data', (chunk) => printed.push(chunk));
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${program}: ${error.message}`);
      resolve(false);
    });
    child.on('close', (status) => {
      process.stdout.write(Buffer.concat(printed));
      resolve(status === 0);
    });
  });
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
