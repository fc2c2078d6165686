import { createEpisodeLink } from '../../kit/charts/episode-link.ts';
import { sessionStore } from '../../session/store.ts';

/** The cursor of the run's charts, which rests at the moment that the page shows. */
export const momentLink = createEpisodeLink();

sessionStore.subscribe(({ moment }, before) => {
  if (moment !== before.moment) momentLink.setState({ pinned: moment === 'live' ? null : moment });
});
