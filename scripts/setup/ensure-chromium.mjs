import { existsSync, readFileSync } from 'node:fs';
import { env, getuid } from 'node:process';
import { chromium } from 'playwright';
import { chromiumArguments, installedChromiums, installedHeadlessShells } from './chromium.mjs';
import { run } from './run.mjs';

/**
 * Whether a program really is a Chromium that starts here: a stub on the path or a missing system library
 * shows only now.
 * @param {string} executablePath
 */
async function starts(executablePath) {
  if (!existsSync(executablePath)) return false;
  try {
    const browser = await chromium.launch({ executablePath, args: chromiumArguments, timeout: 60_000 });
    await browser.close();
    return true;
  } catch (error) {
    console.log(
      `${executablePath} does not start: ${error instanceof Error ? error.message.split('\n')[0] : error}`,
    );
    return false;
  }
}

const osRelease = '/etc/os-release';
const isDebianRoot =
  getuid?.() === 0 && existsSync(osRelease) && /^ID=debian$/m.test(readFileSync(osRelease, 'utf8'));

/** @param {string[]} packages of Debian */
async function installPackages(packages) {
  console.log(`Installing Debian's ${packages.join(' and ')} …`);
  const quiet = { beside: true, timeout: 240_000, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  const impatient = ['-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=10'];
  await run('apt-get', ['update', '-q', ...impatient], quiet);
  await run('apt-get', ['install', '-yq', ...impatient, '--no-install-recommends', ...packages], quiet);
}

/** @returns {Iterable<() => string[] | Promise<string[]>>} each gives paths that may hold a Chromium, cheapest first */
function* sources() {
  yield () => (env['CHROMIUM_PATH'] ? [env['CHROMIUM_PATH']] : []);
  yield installedHeadlessShells;
  if (isDebianRoot) {
    yield async () => {
      const whole = installedChromiums().length === 0 ? ['chromium'] : []; // some tests ask for tabs
      await installPackages(['chromium-headless-shell', ...whole]);
      return installedHeadlessShells();
    };
  }
  yield installedChromiums;
  yield () => [chromium.executablePath()];
  yield async () => {
    console.log("No Chromium here: downloading Playwright's …");
    const downloaded = await run('playwright', ['install', 'chromium'], {
      beside: true,
      timeout: 240_000,
      env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '20000' },
    });
    return downloaded ? [chromium.executablePath()] : [];
  };
}

/**
 * Finds a Chromium that starts, or installs one: the one asked for, Debian's headless shell, this machine's own, else
 * Playwright's.
 * Every runner started from here on uses it.
 * @returns {Promise<boolean>} false after a sentence saying what to install
 */
export async function ensureChromium() {
  for (const source of sources()) {
    for (const path of await source()) {
      if (!(await starts(path))) continue;
      env['CHROMIUM_PATH'] = path;
      console.log(`Browser: ${path}`);
      return true;
    }
  }
  console.error(
    'The tests need a real Chromium and none could be found or installed: please install Chromium, Google Chrome or ' +
      'Microsoft Edge, or set CHROMIUM_PATH to the program, and run npm test again.',
  );
  return false;
}
