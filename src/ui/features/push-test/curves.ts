import { maxEpisodeSteps } from '../../../core/cartpole.ts';
import { summarise } from '../../../core/evaluate.ts';
import type { robustness } from '../../../locales/en/robustness.ts';
import type { ColourName } from '../../kit/charts/model.ts';
import type { Translate } from '../../kit/i18n/index.ts';
import type { AgentId } from '../agents/index.ts';
import type { Tested } from './robustness-store.ts';

/** How an agent's curve looks: told apart by dash and mark as well as by colour. */
export interface Look {
  readonly colour: ColourName;
  readonly dash?: readonly number[];
  readonly mark: 'circle' | 'square' | 'diamond' | 'triangle';
}

export const LOOKS: Readonly<Record<AgentId, Look>> = {
  own: { colour: '--after', mark: 'circle' },
  shown: { colour: '--epsilon', dash: [2, 4], mark: 'triangle' },
  shipped: { colour: '--live', dash: [8, 4], mark: 'diamond' },
  blog: { colour: '--reference', dash: [4, 3], mark: 'square' },
  handMade: { colour: '--text-1', dash: [1, 3], mark: 'diamond' },
  found: { colour: '--text-1', dash: [6, 2, 1, 2], mark: 'triangle' },
  untrained: { colour: '--before', mark: 'circle' },
};

export interface Curve {
  readonly id: AgentId;
  readonly name: string;
  readonly points: readonly { readonly strength: number; readonly mean: number; readonly full: number }[];
}

export function curveOf({ id, points }: Tested, name: string): Curve {
  return {
    id,
    name,
    points: points.map(({ strength, returns }) => {
      const { mean, full } = summarise(returns);
      return { strength, mean, full };
    }),
  };
}

/** A path around 0, 0 for a mark of 9 px. */
export const MARKS: Readonly<Record<Look['mark'], string>> = {
  circle: 'M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z',
  square: 'M-4 -4h8v8h-8z',
  diamond: 'M0 -5.5l5.5 5.5l-5.5 5.5l-5.5 -5.5z',
  triangle: 'M0 -5l5 9h-10z',
};

export const mostSteps = maxEpisodeSteps;

/** A sentence for each curve: where it begins and where it ends. */
export function curvesSummary(curves: readonly Curve[], t: Translate<typeof robustness>): string {
  return curves
    .flatMap(({ name, points }) => {
      const [first, last] = [points[0], points.at(-1)];
      if (first === undefined || last === undefined) return [];
      return [t('chartLine', { agent: name, first: Math.round(first.mean), last: Math.round(last.mean) })];
    })
    .join(' ');
}
