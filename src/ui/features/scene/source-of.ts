import { gymnasium, isSameWorld, type World } from '../../../core/world.ts';
import type { scene } from '../../../locales/en/scene.ts';
import type { Trajectory } from '../../../worker/protocol.ts';
import { formatNumber, type Translate } from '../../kit/i18n/index.ts';
import type { After } from '../../session/stage/create-stage.ts';

/** What the scene on the right is called. */
export function titleOf(after: After, t: Translate<typeof scene>): string {
  switch (after.kind) {
    case 'shipped':
      return t('example');
    case 'waiting':
    case 'live':
      return t('inTraining');
    case 'chosen':
      return t('chosen');
    case 'past':
      return t('past', { episode: after.episode });
    default:
      return t('after');
  }
}

/** Whose episode plays on the right, in words. */
export function sourceOf(
  after: After,
  trajectory: Trajectory | null,
  world: World,
  t: Translate<typeof scene>,
): string {
  switch (after.kind) {
    case 'empty':
      return '';
    case 'waiting':
      return t('liveWaiting');
    case 'live':
      if (trajectory === null) return t('liveWaiting');
      return t('liveEpisode', {
        episode: trajectory.episode,
        epsilon: formatNumber(trajectory.epsilon * 100, { maximumFractionDigits: 1 }),
      });
    case 'kept':
      return after.episode < 0 ? t('keptGiven') : t('kept', { episode: after.episode });
    case 'chosen':
      return after.label;
    case 'past':
      return after.snapshot === null
        ? t('pastUntrained')
        : t('pastWeights', { episode: after.snapshot.episode });
    case 'last':
      return t('last');
    case 'shipped':
      return t(isSameWorld(world, gymnasium) ? 'shipped' : 'shippedElsewhere');
  }
}
