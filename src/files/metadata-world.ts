import { type Config, defaultConfig, isConfig, knobProblem } from '../core/config.ts';
import type { Knob } from '../core/knob.ts';
import { KNOBS } from '../core/knobs.ts';
import { WORLD_KNOBS } from '../core/named-worlds.ts';
import { type Worlds, worldsOf } from '../core/world.ts';

/** The worlds that a file says its agent was trained in; what it does not say, or says wrongly, is Gymnasium's. */
export function worldsOfMetadata(metadata: Readonly<Record<string, string>>): Worlds {
  const said = [...WORLD_KNOBS, 'worldSpread' as const].flatMap((name) => {
    const text = metadata[name];
    if (text === undefined) return [];
    const { kind }: Knob = KNOBS[name];
    const value = kind === 'number' ? Number(text) : text;
    return knobProblem(name, value) === null ? [[name, value] as const] : [];
  });
  const config: Config = defaultConfig();
  const trained = { ...config, ...Object.fromEntries(said) };
  return worldsOf(isConfig(trained) ? trained : config);
}
