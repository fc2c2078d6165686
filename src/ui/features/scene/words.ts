import { gymnasium, isSameWorld, type World } from '../../../core/world.ts';
import { scene } from '../../../locales/en/scene.ts';
import type { Trajectory } from '../../../worker/protocol.ts';
import { formatNumber, onLanguageChange, text } from '../../kit/i18n/index.ts';
import type { After } from '../../session/stage/create-stage.ts';
import type { Frame, Outcome } from '../../session/stage/player.ts';
import { type Lettering, letteringBy } from '../drawing/index.ts';

const t = text(scene);

/** What the scene on the right is called. */
export function titleOf(after: After): string {
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
export function sourceOf(after: After, trajectory: Trajectory | null, world: World): string {
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
      return after.episode < 0 ? t('keptGiven') : t('kept', { count: after.episode + 1 });
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

/** 'fell after 9 steps', '500 of 500', in the language of the page. */
export function outcomeText(outcome: Outcome, step: number): string {
  switch (outcome) {
    case 'fell':
      return t('fell', { count: step });
    case 'left-track':
      return t('leftTrack', { count: step });
    case 'full':
      return t('full');
  }
}

/** The lettering of one scene, in the language of the page. @param inset whether something stands on its right */
export function letteringOf(inset?: MediaQueryList): (frame: Frame | null) => Lettering {
  return letteringBy({ unit: unitOf, outcome: outcomeText }, inset);
}

/** 'steps' by their number: a sentence is put together again each time, and a scene asks 60 times a second. */
const units = new Map<number, string>();
onLanguageChange(() => units.clear());

function unitOf(step: number): string {
  const unit = units.get(step) ?? t('unit', { count: step });
  units.set(step, unit);
  return unit;
}
