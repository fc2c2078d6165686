import type { CartPoleState } from '../../../core/cartpole.ts';
import type { World } from '../../../core/world.ts';
import type { Trajectory, Weights } from '../../../worker/protocol.ts';
import type { TimedPush } from '../../session/stage/agent-player.ts';
import type { Palette, SceneWords } from '../drawing/index.ts';

/** One episode to film: a network's, played anew with the pushes it got, or a recorded one. */
export type Reel =
  | {
      readonly kind: 'agent';
      readonly weights: Weights;
      readonly start: CartPoleState;
      readonly world: World;
      readonly pushes: readonly TimedPush[];
    }
  | { readonly kind: 'episode'; readonly trajectory: Trajectory };

export interface FilmScene {
  readonly number: number;
  readonly title: string;
  readonly source: string;
  readonly palette: Palette;
  readonly reel: Reel;
}

/** A sentence with `{{count}}` in the plural forms of its language. */
type Counted = { readonly [Form in Intl.LDMLPluralRule]?: string } & { readonly other: string };

/** `SceneWords` as data, which a message can carry. */
export interface FilmWords {
  readonly language: string;
  readonly unit: Counted;
  readonly fell: Counted;
  readonly leftTrack: Counted;
  readonly full: string;
}

/** All that a recording shows: plain data, one scene or two side by side. */
export interface Film {
  readonly scenes: readonly FilmScene[];
  readonly words: FilmWords;
}

export function sceneWords({ language, unit, fell, leftTrack, full }: FilmWords): SceneWords {
  const rules = new Intl.PluralRules(language);
  const fill = (counted: Counted, count: number) =>
    (counted[rules.select(count)] ?? counted.other).replace('{{count}}', String(count));
  return {
    unit: (step) => fill(unit, step),
    outcome(outcome, step) {
      switch (outcome) {
        case 'fell':
          return fill(fell, step);
        case 'left-track':
          return fill(leftTrack, step);
        case 'full':
          return full;
      }
    },
  };
}
