import { readFile } from 'node:fs/promises';
import { greedyTest } from '../src/core/evaluate.ts';
import { DivergedError } from '../src/core/learner-calls.ts';
import { createTrainingState, resultParameters } from '../src/core/training-state.ts';
import { worldsOf } from '../src/core/world.ts';
import { type Checkpoint, decodeCheckpoint } from '../src/files/checkpoint.ts';
import { FileError } from '../src/files/error.ts';
import { learnerOption, nodeLearners, pickLearner } from './cli/learner.ts';
import {
  helpText,
  type Option,
  type ParsedCommand,
  parseCommand,
  runMain,
  UsageError,
} from './cli/options.ts';
import { createSeedTools } from './study/seed.ts';
import { drive } from './train/drive.ts';
import { OutputFolder } from './train/output.ts';
import { ProgressBar } from './train/progress-bar.ts';

const usage = `Trains one agent and writes the same files as the app: the kept, the last and the initial weights in every
format, the history as CSV and a checkpoint. Ctrl-C ends it after the episode under way; --resume goes on where it stopped.

  npm run train -- --preset reliable --seed 0
  npm run train -- --preset blog --gamma 0.99 --episodes 1000 --out blog
  npm run train -- --resume trained/cartpole-dqn-seed-0.checkpoint`;

const options = {
  learner: {
    value: 'NAME',
    help: `${nodeLearners.join(', ')}; by default the one that a resumed run was trained with, else simd.`,
  },
  out: { value: 'DIR', help: 'Folder for the files (default trained); made when it is not there.' },
  resume: { value: 'FILE', help: 'Go on from this checkpoint, with its settings.' },
} satisfies Record<string, Option>;

await runMain(async () => {
  const command = parseCommand(process.argv.slice(2), options);
  const { values } = command;
  if (values['help']) {
    console.log(helpText(usage, options));
    return;
  }
  const asked = learnerOption(values['learner']);
  const { state, elapsedSeconds, learner: trainedOn } = await begin(command);
  const { config } = state;
  const { learner, note } = pickLearner(
    asked,
    { shape: state.learner.shape, batchSize: config.batchSize },
    trainedOn,
  );
  if (note !== null) console.error(note);
  const { learner: made, policyFactory } = await createSeedTools(learner);
  const policy = policyFactory(state.learner.shape);
  const output = await OutputFolder.create(
    typeof values['out'] === 'string' ? values['out'] : 'trained',
    config,
  );
  const bar = new ProgressBar(config, state.history);

  const interruption = new AbortController();
  process.once('SIGINT', () => interruption.abort());
  try {
    const { seconds, isInterrupted } = await drive({
      state,
      elapsedSeconds,
      learner: made,
      policy,
      signal: interruption.signal,
      onEpisode: (history) => bar.show(history),
      onCheckpoint: (checkpoint) => output.writeCheckpoint(checkpoint),
    });
    bar.end();
    if (isInterrupted) {
      console.error(
        `Stopped after ${state.history.length} episodes. To go on:\n\n  npm run train -- --resume ${quoted(output.checkpoint)}\n`,
      );
      process.exitCode = 130;
      return;
    }
    policy.load(resultParameters(state));
    const test = await greedyTest(policy, config.seed, worldsOf(config));
    console.log(
      `${state.history.length} episodes in ${seconds.toFixed(1)} s. Greedy test of ${test.episodes} episodes: ` +
        `mean ${test.mean.toFixed(1)}, lowest ${test.min}, ${test.full} reached 500 steps.`,
    );
    for (const file of await output.writeResult(state, test)) console.log(`  ${file}`);
  } catch (error) {
    bar.end();
    if (!(error instanceof DivergedError)) throw error;
    console.error(`${error.message} A smaller learning rate or a discount below 1 helps.`);
    for (const file of await output.writeLast(state)) console.error(`  ${file}`);
    process.exitCode = 1;
  }
});

/** A path as a shell takes it for one word. */
function quoted(path: string): string {
  return /^[\w./\\:-]+$/.test(path) ? path : `"${path}"`;
}

/** A fresh run, or the one in the checkpoint. @throws {UsageError} */
async function begin({ values, config, changed }: ParsedCommand): Promise<Checkpoint> {
  const file = values['resume'];
  if (typeof file !== 'string')
    return { state: createTrainingState(config), elapsedSeconds: 0, learner: null };
  if (changed.length > 0 || values['preset'] !== undefined)
    throw new UsageError(
      '--resume: the settings are those of the checkpoint; leave the other options out, except --learner and --out.',
    );
  const bytes = await readFile(file).catch((error: Error) => {
    throw new UsageError(`--resume ${file} cannot be read: ${error.message}.`);
  });
  try {
    return decodeCheckpoint(bytes);
  } catch (error) {
    throw error instanceof FileError ? new UsageError(`--resume ${file}: ${error.message}`) : error;
  }
}
