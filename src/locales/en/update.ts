import { topic } from '../topic.ts';

/** New versions of the page, and whether it opens offline. */
export const update = topic('update', {
  title: 'Version of this page',
  waiting: 'A new version of this page is ready.',
  replaced: 'Another tab has switched to a new version; what this one has not loaded yet may be missing.',
  missing:
    'A part of this page could not be loaded: there is no connection, or the server has a newer version.',
  whenEnded: 'Reload when what runs here has ended.',
  runsStay: 'Reload to bring the page up to date; runs that have ended stay under “Runs”.',
  reload: 'Reload',
  later: 'Later',
  ready: 'Opens and trains offline, too.',
  impossible: 'This browser cannot run this page offline.',
});
