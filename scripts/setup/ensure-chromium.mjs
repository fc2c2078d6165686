import { existsSync } from 'node:fs';
import { env, getuid, platform } from 'node:process';
import { chromium } from 'playwright';
import { chromiumArguments, installedChromiums } from './chromium.mjs';
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

/** @returns {Iterable<() => string[] | Promise<string[]>>} each gives paths that may hold a Chromium, cheapest first */
function* sources() {
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
  if (platform === 'linux' && getuid?.() === 0 && existsSync('/etc/debian_version')) {
    yield async () => {
      console.log("Installing Debian's package chromium …");
      const quiet = { beside: true, env: { DEBIAN_FRONTEND: 'noninteractive' } };
      await run('apt-get', ['update', '-q'], quiet);
      await run('apt-get', ['install', '-yq', '--no-install-recommends', 'chromium'], quiet);
      return installedChromiums();
    };
  }
}

/**
 * Finds a Chromium that starts, or installs one: this machine's own, else Playwright's, else Debian's package.
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
