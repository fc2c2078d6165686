import { changedKnobs } from '../../../core/presets.ts';
import { controls } from '../../../locales/en/controls.ts';
import { seeds as strings } from '../../../locales/en/seeds.ts';
import type { StudyArm } from '../../../runs/storage/schema.ts';
import { formatNumber, text } from '../../kit/i18n/index.ts';
import { type Cart, cartsOf } from '../field/index.ts';
import type { Arm } from './study-store.ts';

/** What settings are called, in the language of the moment: their preset, and how many of them are changed. */
export function armName({ preset, config }: Pick<StudyArm, 'preset' | 'config'>): string {
  const count = changedKnobs(config, preset).length;
  const name = text(controls)(preset);
  return count === 0 ? name : text(strings)('changedName', { preset: name, count });
}

/** How a seed stands, in a sentence. */
export function cartText({ runs }: Pick<Arm, 'runs'>, seed: number): string {
  const t = text(strings);
  const [cart] = cartsOf(runs, [seed]);
  if (cart === undefined) return '';
  const { state, episodes } = cart;
  if (state === 'waiting') return t('cart-waiting', { seed });
  if (state === 'learning') return t('cart-learning', { seed, episodes, score: scoreText(cart) });
  const mean = runs.get(seed)?.test?.mean;
  if (mean === undefined) return t('cart-broken', { seed, episodes });
  return t(`cart-${state}`, { seed, episodes, mean: formatNumber(mean, { maximumFractionDigits: 1 }) });
}

const scoreText = ({ score }: Cart) =>
  score === null ? '–' : formatNumber(score, { maximumFractionDigits: 1 });
