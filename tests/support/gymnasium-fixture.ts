import { type CartPoleState, isTerminal, maxEpisodeSteps, step } from '../../src/core/cartpole.ts';
import { gymnasium } from '../../src/core/world.ts';

/** Greatest absolute difference of any number of a state, after one step from Gymnasium's own state. */
export const PHYSICS_TOLERANCE = 1e-12;

export interface PhysicsReport {
  readonly steps: number;
  readonly maxDifference: number;
  /** `episode 3, step 17: terminated is true, Gymnasium says false` */
  readonly wrongFlags: readonly string[];
}

/**
 * Repeats every step of `gymnasium-cartpole-v1.json`, each from the recorded state: the pole is unstable,
 * so that a last-bit difference of `cos` would grow along an open-loop episode.
 * @throws {Error} when the file is not of that form.
 */
export function compareGymnasium(json: string): PhysicsReport {
  let steps = 0;
  let maxDifference = 0;
  const wrongFlags: string[] = [];
  parseEpisodes(json).forEach(({ states, actions, terminated, truncated }, episode) => {
    actions.forEach((action, i) => {
      const after = step(toState(states[i]), action === 1 ? 1 : 0, gymnasium);
      const expected = states[i + 1] ?? [];
      toNumbers(after).forEach((value, axis) => {
        maxDifference = Math.max(maxDifference, Math.abs(value - (expected[axis] ?? Number.NaN)));
      });
      steps += 1;
      const isLast = i === actions.length - 1;
      const flag = (name: string, actual: boolean, wanted: boolean) => {
        if (actual === wanted) return;
        wrongFlags.push(`episode ${episode}, step ${i + 1}: ${name} is ${actual}, Gymnasium says ${wanted}`);
      };
      flag('terminated', isTerminal(after, gymnasium), isLast && terminated);
      flag('truncated', i + 1 >= maxEpisodeSteps, isLast && truncated);
    });
  });
  return { steps, maxDifference, wrongFlags };
}

interface Episode {
  /** One more than actions. */
  readonly states: readonly (readonly number[])[];
  readonly actions: readonly number[];
  readonly terminated: boolean;
  readonly truncated: boolean;
}

function parseEpisodes(json: string): Episode[] {
  const file: unknown = JSON.parse(json);
  const episodes = list(field(file, 'episodes'));
  if (episodes.length === 0) throw new Error('The Gymnasium fixture holds no episodes');
  return episodes.map((episode) => {
    const states = list(field(episode, 'states')).map((state) => list(state).map(Number));
    const actions = list(field(episode, 'actions')).map(Number);
    if (actions.length === 0 || states.length !== actions.length + 1) {
      throw new Error(`An episode has ${states.length} states for ${actions.length} actions`);
    }
    return {
      states,
      actions,
      terminated: field(episode, 'terminated') === true,
      truncated: field(episode, 'truncated') === true,
    };
  });
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(name) : undefined;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function toState(numbers: readonly number[] = []): CartPoleState {
  const [cartPosition, cartVelocity, poleAngle, poleAngularVelocity] = numbers;
  return {
    cartPosition: cartPosition ?? Number.NaN,
    cartVelocity: cartVelocity ?? Number.NaN,
    poleAngle: poleAngle ?? Number.NaN,
    poleAngularVelocity: poleAngularVelocity ?? Number.NaN,
  };
}

function toNumbers(state: CartPoleState): number[] {
  return [state.cartPosition, state.cartVelocity, state.poleAngle, state.poleAngularVelocity];
}
