import { createRoot } from 'react-dom/client';
import { applyLink } from '../features/share/address.ts';
import { watchForMissingParts } from '../features/update/UpdateNotice.tsx';
import { PartBoundary } from '../kit/LazyPart.tsx';
import { applyTheme } from '../kit/theme.ts';
import { whenAtRest } from '../session/at-work.ts';
import { createPageSession } from '../session/page-session.ts';
import { stageOf } from '../session/stage/create-stage.ts';
import { loadShippedAgent } from '../session/stage/shipped-agent.ts';
import { SessionContext } from '../session/useSession.ts';
import { App } from './App.tsx';
import { openedStore, openViewOfAddress, VIEWS } from './places/registry.ts';

trustOnlyOwn();
applyTheme();
const session = createPageSession();
const set = applyLink(session, {
  ids: VIEWS.map(({ id }) => id),
  openFromAddress: openViewOfAddress,
  opened: () => openedStore.getState().view?.id ?? null,
  onOpened: openedStore.subscribe,
});
watchForMissingParts();
// Panels look at the stage whether the scenes are shown or not.
stageOf(session).direct();
void loadShippedAgent();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html: there is no element #root.');
await set;
createRoot(root).render(
  <PartBoundary name="CartPole DQN">
    <SessionContext value={session}>
      <App />
    </SessionContext>
  </PartBoundary>,
);

// At a first visit the service worker fetches everything there is: not while a run that was started at once wants
// the processor. Later it is there already, and has only to be listened to.
addEventListener('load', async () => {
  // A sandboxed frame has no origin to work without a network.
  if (!('serviceWorker' in navigator) || globalThis.origin === 'null') return;
  if (navigator.serviceWorker.controller === null) await whenAtRest(3000, 30_000);
  import('../features/update/register.ts').then(
    ({ registerServiceWorker }) => registerServiceWorker(),
    () => {},
  );
});

/**
 * What a string must be to become code or markup where Trusted Types are required, as this page's own policy does: an
 * address of the page's own, or the import of one in a frame without an origin; and text without a tag (driver.js
 * writes the words of its buttons as markup).
 */
function trustOnlyOwn(): void {
  window.trustedTypes?.createPolicy('default', {
    createScriptURL(address) {
      const { origin, protocol } = new URL(address, location.href);
      if (origin === location.origin || (globalThis.origin === 'null' && protocol === 'data:'))
        return address;
      throw new TypeError(`${address} is not of this page.`);
    },
    createHTML: (markup) => markup.replaceAll('<', '&lt;'),
  });
}
