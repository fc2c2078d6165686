import type { CartPoleState } from '../../../core/cartpole.ts';
import type { Trajectory, Weights } from '../../../worker/protocol.ts';
import type { TimedPush } from '../scene/agent-player.ts';
import type { SceneWords } from '../scene/lettering-by.ts';
import type { Palette } from '../scene/palette.ts';

/** One episode to film: a network's, played anew with the pushes it got, or a recorded one. */
export type Reel =
  | {
      readonly kind: 'agent';
      readonly weights: Weights;
      readonly start: CartPoleState;
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

/** Sentences with `{{count}}`: one for a count of 1, one for all others. */
interface Counted {
  readonly one: string;
  readonly other: string;
}

/** `SceneWords` as data, which a message can carry. */
export interface FilmWords {
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

export function sceneWords({ unit, fell, leftTrack, full }: FilmWords): SceneWords {
  const fill = ({ one, other }: Counted, count: number) =>
    (count === 1 ? one : other).replace('{{count}}', String(count));
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
