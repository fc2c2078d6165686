import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { cos, log } from './elementary.ts';

/** The separate streams of a run: turning one knob must not shift the draws of another. */
export const STREAMS = [
  'weights',
  'reset',
  'exploration',
  'replay',
  'evaluation',
  'push',
  'evaluationPush',
  'world',
  'sensor',
  'actuator',
  'evaluationWorld',
] as const;
export type Stream = (typeof STREAMS)[number];
export type RandomStreams = Readonly<Record<Stream, Random>>;

/** A seeded generator (xoroshiro128+, Blackman & Vigna 2018) whose whole state is four 32-bit integers. */
export class Random {
  readonly #generator;

  private constructor(state: readonly number[]) {
    this.#generator = xoroshiro128plusFromState(state);
  }

  /** @param seed any safe integer. @param stream distinguishes independent sequences of one seed. */
  static seeded(seed: number, stream = 0): Random {
    return new Random(stateOf(seed, stream));
  }

  /** @throws {Error} when `state` is not what `state()` gave. */
  static restore(state: readonly number[]): Random {
    return new Random(state);
  }

  state(): readonly number[] {
    return this.#generator.getState();
  }

  /** Uniform in [0, 1), 53 bits. */
  float(): number {
    return uniformFloat64(this.#generator);
  }

  /** Uniform in [low, high). */
  between(low: number, high: number): number {
    return low + (high - low) * uniformFloat64(this.#generator);
  }

  /** Uniform integer in [0, count). */
  integer(count: number): number {
    return uniformInt(this.#generator, 0, count - 1);
  }

  /** Normal with mean 0 and standard deviation 1 (Box & Muller 1958). */
  normal(): number {
    const radius = Math.sqrt(-2 * log(1 - this.float()));
    return radius * cos(2 * Math.PI * this.float());
  }
}

export function randomStreams(seed: number): RandomStreams {
  return everyStream((name) => Random.seeded(seed, STREAMS.indexOf(name)));
}

/** Streams that go on where those with these states stood. */
export function restoreStreams(states: Readonly<Record<Stream, readonly number[]>>): RandomStreams {
  return everyStream((name) => Random.restore(states[name]));
}

/** The state of each stream, for a checkpoint. */
export function streamStates(random: RandomStreams): Readonly<Record<Stream, readonly number[]>> {
  return everyStream((name) => random[name].state());
}

function everyStream<Each>(make: (name: Stream) => Each): Readonly<Record<Stream, Each>> {
  return {
    weights: make('weights'),
    reset: make('reset'),
    exploration: make('exploration'),
    replay: make('replay'),
    evaluation: make('evaluation'),
    push: make('push'),
    evaluationPush: make('evaluationPush'),
    world: make('world'),
    sensor: make('sensor'),
    actuator: make('actuator'),
    evaluationWorld: make('evaluationWorld'),
  };
}

/**
 * Four words that depend on all 53 bits of the seed: those of its lower half, and of seeds from 2³² on also those of
 * its upper half, mixed otherwise so that the halves do not cancel out.
 */
function stateOf(seed: number, stream: number): readonly number[] {
  const high = Math.floor(seed / 0x1_0000_0000);
  const low = (seed ^ Math.imul(stream + 1, 0x27d4_eb2f)) | 0;
  const mixLow = splitMix(low, 0x9e37_79b9, [0x85eb_ca6b, 0xc2b2_ae35]);
  const mixHigh = high === 0 ? () => 0 : splitMix(high, 0x6d2b_79f5, [0x7feb_352d, 0x846c_a68b]);
  return Array.from({ length: 4 }, () => mixLow() ^ mixHigh());
}

/** SplitMix32 (Steele, Lea & Flood 2014): spreads small, similar seeds over all the bits of a state. */
function splitMix(seed: number, increment: number, [first, second]: readonly [number, number]): () => number {
  let counter = seed;
  return () => {
    counter = (counter + increment) | 0;
    let z = counter;
    z = Math.imul(z ^ (z >>> 16), first);
    z = Math.imul(z ^ (z >>> 13), second);
    return (z ^ (z >>> 16)) | 0;
  };
}
