import './setup/node-version.mjs';

const { buildApp, buildKernel, install } = await import('./setup/steps.mjs');
const { giveUp, root } = await import('./setup/run.mjs');

await install();
if (!(await buildKernel()) || !(await buildApp()))
  giveUp('The app could not be built; the reason stands above.');

// Only now are the libraries sure to be there.
const { preview } = await import('vite');
const server = await preview({ root, preview: { port: Number(process.env['PORT'] ?? 4173) } });
const address = server.resolvedUrls?.local[0] ?? giveUp('The server did not start.');
console.log(`\nCartPole DQN is at ${address} (Ctrl+C ends it)`);

const { platform, env } = process;
if (platform === 'darwin' || platform === 'win32' || env['DISPLAY'] || env['WAYLAND_DISPLAY']) {
  const { default: open } = await import('open');
  const browser = await open(address);
  browser.on('error', () => console.log('No browser could be opened: please open the address yourself.'));
}
