import { type Config, defaultConfig } from './config.ts';
import type { KnobName } from './knobs.ts';

/** The knobs that make a world; what an episode pays and how far worlds are spread are no part of it. */
export const WORLD_KNOBS = [
  'gravity',
  'halfPoleLength',
  'poleMass',
  'cartMass',
  'forceMagnitude',
  'timeStep',
  'fallAngle',
  'trackHalfWidth',
  'startRange',
  'cartFriction',
  'poleFriction',
  'sensorNoise',
  'actionDelay',
  'actuatorNoise',
  'actuatorFault',
] as const satisfies readonly KnobName[];

/** Settings of a world and nothing else. */
export type WorldSettings = Pick<Config, (typeof WORLD_KNOBS)[number]>;

export const WORLD_NAMES = [
  'earth',
  'moon',
  'mars',
  'jupiter',
  'long-pole',
  'short-pole',
  'weak-motor',
  'slippery',
  'noisy-sensors',
  'delayed',
] as const;
export type WorldName = (typeof WORLD_NAMES)[number];

/** What is different from Gymnasium's world, which is `earth`. */
const CHANGES: Readonly<Record<WorldName, Partial<WorldSettings>>> = {
  earth: {},
  moon: { gravity: 1.62 },
  mars: { gravity: 3.71 },
  jupiter: { gravity: 24.79 },
  'long-pole': { halfPoleLength: 1.5 },
  'short-pole': { halfPoleLength: 0.1 },
  'weak-motor': { forceMagnitude: 3 },
  /** The wheels spin: one push in four comes to nothing. */
  slippery: { actuatorNoise: 0.25, actuatorFault: 'dropped' },
  'noisy-sensors': { sensorNoise: 0.05 },
  delayed: { actionDelay: 2 },
};

export function settingsOfWorld(name: WorldName): WorldSettings {
  return { ...worldSettings(defaultConfig()), ...CHANGES[name] };
}

function worldSettings(config: Config): WorldSettings {
  const { gravity, halfPoleLength, poleMass, cartMass, forceMagnitude, timeStep, fallAngle } = config;
  const { trackHalfWidth, startRange, cartFriction, poleFriction, sensorNoise } = config;
  const { actionDelay, actuatorNoise, actuatorFault } = config;
  return {
    ...{ gravity, halfPoleLength, poleMass, cartMass, forceMagnitude, timeStep, fallAngle },
    ...{ trackHalfWidth, startRange, cartFriction, poleFriction, sensorNoise },
    ...{ actionDelay, actuatorNoise, actuatorFault },
  };
}

/** The name of the world that these settings are; null where a knob of it was turned otherwise. */
export function worldNameOf(config: WorldSettings): WorldName | null {
  const isSame = (name: WorldName) => {
    const world = settingsOfWorld(name);
    return WORLD_KNOBS.every((knob) => world[knob] === config[knob]);
  };
  return WORLD_NAMES.find(isSame) ?? null;
}

export function isWorldName(name: string): name is WorldName {
  return WORLD_NAMES.some((world) => world === name);
}
