import { maxEpisodeSteps, reset, STATE_SIZE } from './cartpole.ts';
import { Environment } from './environment.ts';
import { maybePush, noPushes, type Pushes } from './episode.ts';
import { type NetworkShape, networkLayout, parameterCount } from './network.ts';
import { Random } from './random.ts';
import type { World } from './world.ts';

/**
 * An agent that does not learn: to the right where w · s > 0, else to the left, with s the observation
 * `[cartPosition, cartVelocity, poleAngle, poleAngularVelocity]`.
 */
export type LinearWeights = readonly [number, number, number, number];

/** Made by hand: push to where the pole leans and turns, a little more so that the cart comes back to the middle. */
export const handMade: LinearWeights = [0.05, 0.1, 1, 0.3];

/** Hidden units of a linear agent's network, of which it needs two: the kernel takes multiples of eight. */
const width = 8;

/**
 * A linear agent as a Q-network, so that it can be watched, tested and saved like any other. relu(x) − relu(−x) = x:
 * Q(right) = relu(w · s) and Q(left) = relu(−w · s), which say which way and nothing of what it is worth.
 */
export function linearNetwork(weights: LinearWeights): {
  readonly shape: NetworkShape;
  readonly parameters: Float32Array;
} {
  const shape: NetworkShape = { hidden: [width, width] };
  const parameters = new Float32Array(parameterCount(shape));
  const [fc1, fc2, fc3] = networkLayout(shape);
  weights.forEach((weight, i) => {
    parameters[fc1.weight + i] = -weight;
    parameters[fc1.weight + STATE_SIZE + i] = weight;
  });
  for (const unit of [0, 1]) {
    parameters[fc2.weight + unit * width + unit] = 1;
    parameters[fc3.weight + unit * width + unit] = 1;
  }
  return { shape, parameters };
}

export interface FoundWeights {
  readonly weights: LinearWeights;
  /** Played from the first draw on, those that confirm it included. */
  readonly episodes: number;
  /** Draws of four weights. */
  readonly draws: number;
}

/** Apart from every stream of a run. */
const drawStream = 120;
const playStream = 121;
const testStream = 122;

/** In so many episodes in a row the pole must stay up before weights count as found. */
const confirmations = 10;

/**
 * Random search: draws four weights uniform in ±1 and plays, until the pole stays up for 500 steps in ten episodes in a
 * row. Null when `mostEpisodes` were played in vain.
 */
export function searchAtRandom(world: World, seed: number, mostEpisodes = 20_000): FoundWeights | null {
  const drawing = Random.seeded(seed, drawStream);
  const playing = Random.seeded(seed, playStream);
  const weight = () => drawing.between(-1, 1);
  let episodes = 0;
  for (let draws = 1; episodes < mostEpisodes; draws += 1) {
    const weights: LinearWeights = [weight(), weight(), weight(), weight()];
    let full = 0;
    do {
      episodes += 1;
      if (stepsUp(weights, world, playing) < maxEpisodeSteps) break;
      full += 1;
    } while (full < confirmations);
    if (full === confirmations) return { weights, episodes, draws };
  }
  return null;
}

function stepsUp(
  [w1, w2, w3, w4]: LinearWeights,
  world: World,
  random: Random,
  pushes: Pushes = noPushes,
): number {
  const environment = new Environment(world, reset(random, world.startRange), {
    sensor: random,
    actuator: random,
  });
  const observation = new Float32Array(STATE_SIZE);
  for (let step = 1; step <= maxEpisodeSteps; step += 1) {
    environment.observe(observation);
    const [x, v, angle, turning] = observation;
    environment.act(w1 * x + w2 * v + w3 * angle + w4 * turning > 0 ? 1 : 0);
    maybePush(environment.state, pushes, random);
    if (environment.isTerminal) return step;
  }
  return maxEpisodeSteps;
}

/** Steps up in each of so many episodes from random starts; the same ones every time. */
export function linearReturns(
  weights: LinearWeights,
  world: World,
  episodes: number,
  pushes?: Pushes,
): Uint16Array {
  const random = Random.seeded(0, testStream);
  return Uint16Array.from({ length: episodes }, () => stepsUp(weights, world, random, pushes));
}
