import { scene } from '../../../locales/en/scene.ts';
import { onLanguageChange, text } from '../../kit/i18n/index.ts';
import type { Frame, Outcome } from '../../session/stage/player.ts';
import { type Lettering, letteringBy } from '../drawing/index.ts';

const t = text(scene);

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
