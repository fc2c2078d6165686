import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env, getuid, platform } from 'node:process';

const quietArguments = [
  ...(getuid?.() === 0 ? ['--no-sandbox'] : []), // Chromium's sandbox refuses to run as root
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Software WebGL on any machine, so that a test means the same everywhere; nothing asks the network.
 * The page itself is drawn as Chromium draws it where there is no GPU: through SwiftShader it would cost two cores.
 */
export const chromiumArguments = [
  ...quietArguments,
  '--enable-unsafe-swiftshader',
  '--use-angle=swiftshader',
  '--disable-gpu-compositing',
];

/** WebGL on this machine's own GPU, without a window: ANGLE's usual way on macOS and Windows, Vulkan elsewhere. */
const gpuArguments = [
  ...quietArguments,
  '--ignore-gpu-blocklist',
  ...(platform === 'darwin' ? ['--use-angle=metal'] : []),
  ...(platform === 'win32' ? ['--use-angle=d3d11'] : []),
  ...(platform === 'darwin' || platform === 'win32'
    ? []
    : [
        '--use-angle=vulkan',
        '--enable-features=Vulkan,DefaultANGLEVulkan,VulkanFromANGLE',
        '--disable-vulkan-surface',
      ]),
];

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** The same engine without a window: a page takes it half the processor's time, and it cannot put a tab behind another. */
const headlessShell = 'chromium-headless-shell';

const applications = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]),
};

/** @param {string} command */
const onPath = (command) =>
  (platform === 'win32' ? [] : (env['PATH'] ?? '').split(delimiter))
    .map((folder) => join(folder, command))
    .filter((path) => existsSync(path));

/** @returns {string[]} where headless shells lie on this machine's `PATH` */
export const installedHeadlessShells = () => onPath(headlessShell);

/**
 * Where a Chromium with windows lies on this machine: the known names on the `PATH`, the usual places on macOS
 * and Windows. Some may be stubs that only ask to be installed.
 * @returns {string[]} paths of programs, first choice first
 */
export function installedChromiums() {
  const usual = platform === 'darwin' || platform === 'win32' ? applications[platform] : [];
  return [...commands.flatMap(onPath), ...usual.filter((path) => existsSync(path))];
}

/**
 * What Playwright needs to launch the Chromium of `CHROMIUM_PATH`, else this machine's; without `executablePath`
 * it takes the one that it downloaded itself.
 * @param {{ gpu?: boolean, windows?: boolean }} options gpu: on this machine's own GPU, where there is one;
 *   windows: with windows and tabs, though `CHROMIUM_PATH` be a headless shell
 */
export function chromiumLaunchOptions({ gpu = false, windows = false } = {}) {
  const chosen = env['CHROMIUM_PATH'];
  const [executablePath] = [
    ...(chosen && !(windows && chosen.endsWith(headlessShell)) ? [chosen] : []),
    ...installedChromiums(),
  ];
  const options = gpu
    ? { args: gpuArguments, ignoreDefaultArgs: ['--enable-unsafe-swiftshader'] }
    : { args: chromiumArguments };
  return executablePath === undefined ? options : { executablePath, ...options };
}
