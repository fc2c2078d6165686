import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { whenAtRest } from './at-work.ts';
import './styles/tokens.css';
import './styles/base.css';
import { recordRuns } from './panels/compare/record-runs.ts';
import { watchForMissingParts } from './pwa/update.ts';
import { loadShippedAgent } from './scene/shipped-agent.ts';
import { directStage } from './scene/stage.ts';
import { applyLink } from './share/address.ts';
import { applyTheme } from './theme.ts';

applyTheme();
applyLink();
watchForMissingParts();
// Panels look at the stage whether the scenes are shown or not.
directStage();
void loadShippedAgent();
recordRuns();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html: there is no element #root.');
createRoot(root).render(<App />);

// At a first visit the service worker fetches everything there is: not while a run that was started at once wants
// the processor. Later it is there already, and has only to be listened to.
addEventListener('load', async () => {
  if (!('serviceWorker' in navigator)) return;
  if (navigator.serviceWorker.controller === null) await whenAtRest(3000, 30_000);
  import('./pwa/register.ts').then(
    ({ registerServiceWorker }) => registerServiceWorker(),
    () => {},
  );
});
