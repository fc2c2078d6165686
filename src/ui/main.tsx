import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import './styles/tokens.css';
import './styles/base.css';
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
import('./panels/compare/record-runs.ts').then(
  ({ recordRuns }) => recordRuns(),
  () => {}, // `watchForMissingParts` has said so
);
const root = document.getElementById('root');
if (root === null) throw new Error('index.html: there is no element #root.');
createRoot(root).render(<App />);

// The service worker fetches everything there is: after what the page itself waits for.
addEventListener('load', () => {
  if (!('serviceWorker' in navigator)) return;
  import('./pwa/register.ts').then(
    ({ registerServiceWorker }) => registerServiceWorker(),
    () => {},
  );
});
