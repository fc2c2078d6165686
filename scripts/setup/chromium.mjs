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

/**
 * Where a Chromium lies on this machine: `CHROMIUM_PATH`, the known names on the `PATH`, the usual places on
 * macOS and Windows. Some may be stubs that only ask to be installed.
 * @returns {string[]} paths of programs, first choice first
 */
export function installedChromiums() {
  const folders = platform === 'win32' ? [] : (env['PATH'] ?? '').split(delimiter);
  return [
    ...(env['CHROMIUM_PATH'] ? [env['CHROMIUM_PATH']] : []),
    ...commands.flatMap((command) => folders.map((folder) => join(folder, command))),
    ...(platform === 'darwin' || platform === 'win32' ? applications[platform] : []),
  ].filter((path) => existsSync(path));
}

/**
 * What Playwright needs to launch it; without `executablePath` it takes the Chromium that it downloaded itself.
 * @param {{ gpu?: boolean }} options gpu: on this machine's own GPU, where there is one
 */
export function chromiumLaunchOptions({ gpu = false } = {}) {
  const [executablePath] = installedChromiums();
  const options = gpu
    ? { args: gpuArguments, ignoreDefaultArgs: ['--enable-unsafe-swiftshader'] }
    : { args: chromiumArguments };
  return executablePath === undefined ? options : { executablePath, ...options };
}
