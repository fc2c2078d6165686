import { readFile, rename, writeFile } from 'node:fs/promises';
import { SingleBar } from 'cli-progress';
import type { Config } from '../src/core/config.ts';
import type { KnobName } from '../src/core/knobs.ts';
import { ladderConfigs } from '../src/core/ladder.ts';
import type { LearnerName } from '../src/core/learner.ts';
import { WORLD_NAMES, type WorldName } from '../src/core/named-worlds.ts';
import { networkShape } from '../src/core/training-state.ts';
import { learnerOption, nodeLearners, pickLearner } from './cli/learner.ts';
import {
  countOption,
  helpText,
  type Option,
  type ParsedCommand,
  parseCommand,
  runMain,
  UsageError,
  worldNamed,
} from './cli/options.ts';
import { runAll } from './study/pool.ts';
import { compareWithPytorch, comparisonText } from './study/pytorch.ts';
import { report, reportText, type Settings, type StudyReport } from './study/report.ts';
import { mergeShards, parseShard, type Shard, shardSeeds } from './study/shards.ts';

const usage = `Trains the same settings for many seeds, on all cores, and reports how they end.

  npm run study -- --preset reliable --seeds 100
  npm run study -- --preset blog --gamma 0.99 --seeds 20 --json
  npm run study -- --test-world moon --seeds 30
  npm run study -- --ladder --seeds 30
  npm run study -- --seeds 1000 --shard 2/8 --out shard-2.json
  npm run study -- --merge shard-*.json`;

const options = {
  seeds: { value: 'N', help: 'How many seeds (default 20).' },
  'first-seed': { value: 'N', help: 'The first of them (default 0).' },
  learner: { value: 'NAME', help: `${nodeLearners.join(', ')} (default simd).` },
  'test-world': {
    value: 'NAME',
    help: `Test the trained agents in this world instead of their own: ${WORLD_NAMES.join(', ')}.`,
  },
  ladder: { help: 'From blog to reliable, one change at a time: a study of each rung.' },
  shard: { value: 'I/N', help: 'Run only the I-th of N parts of the seeds; join them with --merge.' },
  merge: { value: 'FILES', help: 'Join the JSON of shards, separated by spaces or commas.' },
  out: { value: 'FILE', help: 'Write the JSON to this file, that of a ladder as each rung ends.' },
  json: { help: 'Print one JSON object instead of a table.' },
} satisfies Record<string, Option>;

await runMain(async () => {
  const args = joinMergeFiles(process.argv.slice(2));
  const { values, preset, config, changed } = parseCommand(args, options);
  if (values['help']) {
    console.log(helpText(usage, options));
    return;
  }
  const write = async (json: object) => {
    const file = values['out'];
    if (typeof file !== 'string') return;
    await writeFile(`${file}.part`, `${JSON.stringify(json)}\n`);
    await rename(`${file}.part`, file); // whatever breaks it off, the file is whole
  };
  const print = async (json: object, text: string) => {
    await write(json);
    console.log(values['json'] ? JSON.stringify(json) : text);
  };

  const present = async (result: StudyReport, whole: Shard['study']) => {
    const comparison = result.preset === 'blog' ? await compareWithPytorch(result) : null;
    await print(
      { ...result, study: whole, ...(comparison && { comparison }) },
      [reportText(result), ...(comparison === null ? [] : [comparisonText(comparison)])].join('\n'),
    );
  };

  if (typeof values['merge'] === 'string') {
    const merged = await merge(values['merge'].split(','));
    await present(merged, { firstSeed: merged.firstSeed, seeds: merged.seeds });
    return;
  }
  if (values['ladder']) refuseWithLadder(values, changed);
  const testWorld = worldNamed('test-world', values['test-world']);
  if (testWorld !== null && (values['shard'] !== undefined || values['ladder']))
    throw new UsageError('--test-world: goes with neither --shard nor --ladder.');

  const { learner, note } = pickLearner(learnerOption(values['learner']), {
    shape: networkShape(config),
    batchSize: config.batchSize,
  });
  if (note !== null) console.error(note);
  const firstSeed = countOption('first-seed', values['first-seed'], config.seed);
  const seeds = countOption('seeds', values['seeds'], 20, 1);
  const wanted = Array.from({ length: seeds }, (_, i) => firstSeed + i);
  const ofShard = typeof values['shard'] === 'string' ? shardSeeds(wanted, values['shard']) : wanted;
  if (ofShard.length === 0)
    throw new UsageError(`--shard ${values['shard']}: no seed of ${seeds} falls to it.`);

  if (values['ladder']) {
    const command = `npm run study -- --ladder --seeds ${seeds} --first-seed ${firstSeed}`;
    const rungs: StudyReport[] = [];
    const json = () => ({ command, rungs: rungs.map(ladderRow) });
    for (const { id, config: rung } of ladderConfigs()) {
      rungs.push(await study(id, rung, ofShard, learner));
      await write(json());
    }
    await print(json(), rungs.map(reportText).join('\n\n'));
    return;
  }

  const name =
    changed.length === 0
      ? preset
      : `${preset} with ${changed.map((knob) => `${knob} ${config[knob]}`).join(', ')}`;
  const world = worldNamed('world', values['world']);
  const named = [
    name,
    ...(world === null ? [] : [`in the world ${world}`]),
    ...(testWorld === null ? [] : [`tested in the world ${testWorld}`]),
  ].join(' ');
  await present(await study(named, config, ofShard, learner, testWorld), { firstSeed, seeds });
});

/** @throws {UsageError} for what a ladder would pass over in silence */
function refuseWithLadder(values: ParsedCommand['values'], changed: readonly KnobName[]): void {
  if (values['shard'] !== undefined)
    throw new UsageError(
      '--ladder --shard: a ladder runs whole, for its rungs have no file of their own to be merged; leave --shard out.',
    );
  if (values['preset'] !== undefined || changed.some((knob) => knob !== 'seed'))
    throw new UsageError('--ladder: the settings are those of its rungs; leave --preset and the knobs out.');
}

/** What the app's ladder page shows of a rung. */
function ladderRow({
  preset: id,
  seeds,
  solvedSeeds,
  solvedShareInterval,
  keptMean,
  lastMean,
  updates,
  environmentSteps,
  episodes,
}: StudyReport) {
  return {
    id,
    seeds,
    solvedSeeds,
    solvedShareInterval,
    keptMean,
    lastMean,
    updates,
    environmentSteps,
    episodes,
  };
}

async function study(
  name: string,
  config: Config,
  seeds: readonly number[],
  learner: LearnerName,
  testWorld: WorldName | null = null,
): Promise<StudyReport> {
  const bar = new SingleBar({
    format: `${name} [{bar}] {value} of {total} seeds, {eta_formatted} left`,
    stream: process.stderr,
  });
  bar.start(seeds.length, 0);
  const configs = seeds.map((seed) => ({ ...config, seed }));
  const results = await runAll(configs, learner, () => bar.increment(), testWorld);
  bar.stop();
  const { seed: _, ...settings } = config;
  return report(name, learner, settings satisfies Settings, results);
}

async function merge(files: readonly string[]): Promise<StudyReport> {
  const shards = files.map(async (name) => {
    const text = await readFile(name, 'utf8').catch((error: Error) => {
      throw new UsageError(`${name} cannot be read: ${error.message}.`);
    });
    return { name, ...parseShard(name, text) };
  });
  return mergeShards(await Promise.all(shards));
}

/** `--merge a.json b.json` as the shell expands it, as one value. */
function joinMergeFiles(args: readonly string[]): string[] {
  const at = args.indexOf('--merge');
  if (at < 0) return [...args];
  const end = args.findIndex((arg, i) => i > at && arg.startsWith('--'));
  const files = args.slice(at + 1, end < 0 ? undefined : end);
  return [...args.slice(0, at + 1), files.join(','), ...(end < 0 ? [] : args.slice(end))];
}
