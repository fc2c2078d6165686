import { handMade, linearReturns, searchAtRandom } from '../src/core/baselines.ts';
import { solvedReturn } from '../src/core/cartpole.ts';
import { defaultConfig } from '../src/core/config.ts';
import { summarise } from '../src/core/evaluate.ts';
import { settingsOfWorld, WORLD_NAMES } from '../src/core/named-worlds.ts';
import { quantile } from '../src/core/statistics.ts';
import { gymnasium, type World, worldOf } from '../src/core/world.ts';
import { countOption, helpText, type Option, parseCommand, runMain } from './cli/options.ts';

const usage = `What CartPole asks of an agent that does not learn: in each named world the linear controller made by hand, and
random search over its four weights.

  npm run baselines
  npm run baselines -- --seeds 1000`;

const options = {
  seeds: { value: 'N', help: 'Random searches in each world (default 100).' },
} satisfies Record<string, Option>;

/** Test episodes of a controller. */
const episodes = 100;
/** As many as 100 trained agents are tested in. */
const pushedEpisodes = 10_000;

await runMain(async () => {
  const { values } = parseCommand(process.argv.slice(2), options);
  if (values['help']) {
    console.log(helpText(usage, options));
    return;
  }
  const seeds = countOption('seeds', values['seeds'], 100, 1);
  for (const name of WORLD_NAMES) {
    const world = worldOf({ ...defaultConfig(), ...settingsOfWorld(name) });
    const { mean, full } = summarise(linearReturns(handMade, world, episodes));
    console.log(
      `${name.padEnd(14)} by hand ${mean.toFixed(1)}, ${full} of ${episodes} at 500; ${searched(world, seeds)}`,
    );
  }
  for (const strength of [0.3, 0.6]) {
    const pushes = { interval: 100, strength };
    const { mean } = summarise(linearReturns(handMade, gymnasium, pushedEpisodes, pushes));
    console.log(`by hand on earth, pushed about once in 100 steps by ${strength}: ${mean.toFixed(1)}`);
  }
});

function searched(world: World, seeds: number): string {
  const found = Array.from({ length: seeds }, (_, seed) => searchAtRandom(world, seed)).filter(
    (weights) => weights !== null,
  );
  if (found.length === 0) return `nothing found at random in ${seeds} searches`;
  const played = found.map((one) => one.episodes);
  const held = found.filter(
    (one) => summarise(linearReturns(one.weights, world, episodes)).mean >= solvedReturn,
  );
  return (
    `at random after ${quantile(played, 0.5)} episodes (p90 ${Math.round(quantile(played, 0.9))}), ` +
    `${held.length} of ${seeds} then hold a mean of ${solvedReturn}`
  );
}
