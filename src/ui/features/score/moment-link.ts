import { createEpisodeLink } from '../../kit/charts/episode-link.ts';
import { perSession } from '../../session/per-session.ts';

/** The cursor of the run's charts, which rests at the moment that the page shows. */
export const momentLinkOf = perSession(({ store }) => {
  const link = createEpisodeLink();
  store.subscribe(({ moment }, before) => {
    if (moment !== before.moment) link.setState({ pinned: moment === 'live' ? null : moment });
  });
  return link;
});
