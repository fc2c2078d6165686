import { registerSW } from 'virtual:pwa-register';
import { updateStore } from './UpdateNotice.tsx';

/** Milliseconds after which a tab that is looked at asks for a new version again. */
const checkInterval = 3_600_000;

/**
 * Lets the page open without a network, and hears of new versions. One is put in place when the person says so, in
 * the tab where they say it; the other tabs are told. Without `onNeedReload` the plugin would reload them all.
 */
export function registerServiceWorker(): void {
  let registration: ServiceWorkerRegistration | undefined;
  let isAsked = false;
  const skipWaiting = registerSW({
    immediate: true,
    onNeedRefresh: () => updateStore.setState({ news: 'waiting', reload }),
    onNeedReload() {
      if (!isAsked) updateStore.setState({ news: 'replaced' });
    },
    onOfflineReady: () => updateStore.setState({ offline: 'ready' }),
    onRegisterError: () => updateStore.setState({ offline: 'impossible' }),
    onRegisteredSW(_, registered) {
      registration = registered;
      if (registered === undefined) return;
      if (registered.active !== null) updateStore.setState({ offline: 'ready' });
      checkNowAndThen(registered);
    },
  });

  const reload = () => {
    const waiting = registration?.waiting;
    if (waiting == null) {
      location.reload(); // another tab was quicker
      return;
    }
    isAsked = true;
    waiting.addEventListener('statechange', () => {
      if (waiting.state === 'activated') location.reload();
    });
    void skipWaiting();
  };
}

/** The browser itself looks for a new version only when a page is opened. */
function checkNowAndThen(registration: ServiceWorkerRegistration): void {
  let last = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || Date.now() - last < checkInterval) return;
    last = Date.now();
    registration.update().catch(() => {
      // No network: the next time will do.
    });
  });
}
