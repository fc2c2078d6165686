import { setTimeout as sleep } from 'node:timers/promises';
import { PRESETS } from '../../src/core/presets.ts';
import { Random } from '../../src/core/random.ts';
import { createTrainingState } from '../../src/core/training-state.ts';
import { encodeCheckpoint } from '../../src/files/checkpoint.ts';
import { isActive } from '../../src/runs/run.ts';
import { createSession } from '../../src/ui/session/create-session.ts';
import { NodeTrainer } from './session-in-node.ts';

const endless = { ...PRESETS.blog, hiddenWidth: 8, learningStarts: 100, episodes: 100_000 };
const rates = [0.0005, 0.001, 0.002, 0.005];

/** More turns of the event loop than this nothing takes that is not stuck; milliseconds would count other processes' work. */
const patience = 4000;

/** What a person has done, and what must have come of it in the end. */
interface Model {
  /** The seed tells which settings a run has: each start has one of its own. */
  seed: number | null;
  learningRate: number;
  wish: 'running' | 'paused' | 'ended' | 'idle';
  /** Of this run's workers; the third would end it. */
  deaths: number;
}

/**
 * The page's session and the worker's side of the protocol, driven by random commands, delays and deaths of workers.
 * @returns what was done, and what is wrong with what came of it; null when nothing is
 */
async function runSequence(
  seed: number,
): Promise<{ readonly done: string[]; readonly problem: string | null }> {
  const random = Random.seeded(seed);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[random.integer(items.length)];
    if (item === undefined) throw new RangeError('Nothing to pick from.');
    return item;
  };
  const slowest = pick([0, 2, 6]);
  const trainers: NodeTrainer[] = [];
  const { store, actions, dispose } = createSession({
    createTrainer(events) {
      const trainer = new NodeTrainer(events, () => random.integer(slowest + 1));
      trainers.push(trainer);
      return trainer;
    },
  });
  actions.setUp({ preset: 'blog', config: endless, pace: 'max', learnerChoice: 'simd' });
  const model: Model = { seed: null, learningRate: endless.learningRate, wish: 'idle', deaths: 0 };
  const downloads: { isAnswered: boolean }[] = [];
  const isUnderWay = () => model.wish === 'running' || model.wish === 'paused';
  let seeds = 0;

  const begin = (wish: 'running' | 'paused', learningRate: number) => {
    Object.assign(model, { seed: seeds, learningRate, wish, deaths: 0 });
  };
  const train = (wish: 'running' | 'paused', start: () => void) => {
    seeds += 1;
    actions.setKnobs({ seed: seeds });
    begin(wish, store.getState().config.learningRate);
    start();
  };
  const restore = (play: boolean) => {
    seeds += 1;
    const learningRate = pick(rates);
    const state = createTrainingState({ ...endless, learningRate, seed: seeds });
    begin(play ? 'running' : 'paused', learningRate);
    actions.restore(encodeCheckpoint(state, 0, 'simd'), play);
  };
  const commands: Readonly<Record<string, () => void>> = {
    train: () => train('running', () => actions.train()),
    trainAgain: () => train('running', () => actions.train()),
    restore: () => restore(true),
    restorePaused: () => restore(false),
    stepEpisode() {
      if (!isActive(store.getState().run)) return train('paused', actions.stepEpisode);
      if (isUnderWay()) model.wish = 'paused';
      actions.stepEpisode();
    },
    pause() {
      if (isUnderWay()) model.wish = 'paused';
      actions.pause();
    },
    resume() {
      if (isUnderWay()) model.wish = 'running';
      actions.resume();
    },
    stop() {
      if (isUnderWay()) model.wish = 'ended';
      actions.stop();
    },
    reset() {
      model.wish = 'idle';
      actions.reset();
    },
    setKnobs() {
      const learningRate = pick(rates);
      if (isUnderWay()) model.learningRate = learningRate;
      actions.setKnobs({ learningRate });
    },
    setPace: () => actions.setPace(pick([16, 'max'])),
    setLearner: () => actions.setLearner(pick(['simd', 'reference'])),
    prepare: () => actions.prepare(),
    wantTrajectory: () => actions.wantTrajectory(),
    exportCheckpoint() {
      const download = { isAnswered: false };
      downloads.push(download);
      void actions.exportCheckpoint().then(() => {
        download.isAnswered = true;
      });
    },
    die() {
      if (model.deaths === 2) return;
      model.deaths += 1;
      trainers.at(-1)?.die();
    },
  };

  const done: string[] = [];
  for (let left = 3 + random.integer(9); left > 0; left -= 1) {
    const name = pick(Object.keys(commands));
    done.push(name);
    commands[name]?.();
    if (random.integer(2) === 0) await sleep(random.integer(12));
  }

  const until = async (what: string, isMet: () => boolean): Promise<string | null> => {
    for (let turn = 0; !isMet(); turn += 1) {
      if (turn > patience)
        return `${what} never came: ${JSON.stringify(model)}, ${store.getState().run.status}`;
      await sleep(1);
    }
    return null;
  };
  const hasEnded = () => ['finished', 'failed', 'idle'].includes(store.getState().run.status);
  const isAsWished = () => (model.wish === 'ended' ? hasEnded() : store.getState().run.status === model.wish);
  const living = () => trainers.filter(({ isDead }) => !isDead);
  const problem = await firstProblem([
    () => until('what was wished for', isAsWished),
    () => until('the settings', () => !isUnderWay() || hasSettingsOf(model, store.getState().run.config)),
    () => {
      actions.stop();
      return until('the end', hasEnded);
    },
    () => until('an answer to every download', () => downloads.every(({ isAnswered }) => isAnswered)),
    () =>
      until('an answer to every start', () =>
        living().every(({ runs }) => [...runs.told].every((run) => runs.answered.has(run))),
      ),
    () =>
      until('the end of every run', () =>
        living().every(({ runs }) => [...runs.begun].every((run) => runs.ended.has(run))),
      ),
  ]);
  dispose();
  return { done, problem };
}

const hasSettingsOf = (model: Model, config: typeof endless) =>
  config.seed === model.seed && config.learningRate === model.learningRate;

async function firstProblem(checks: readonly (() => Promise<string | null>)[]): Promise<string | null> {
  for (const check of checks) {
    const problem = await check();
    if (problem !== null) return problem;
  }
  return null;
}

/** Side by side, which makes delays longer and all of it shorter. */
const lanes = 5;

/** What is wrong with the sequences of these seeds. @param onProgress told after each how many are done */
export async function problemsOfSequences(
  { first, count }: { readonly first: number; readonly count: number },
  onProgress: (done: number) => void = () => {},
): Promise<string[]> {
  const problems: string[] = [];
  let next = first;
  let finished = 0;
  const lane = async () => {
    for (let seed = next++; seed < first + count; seed = next++) {
      const { done, problem } = await runSequence(seed);
      if (problem !== null) problems.push(`seed ${seed} (${done.join(', ')}): ${problem}`);
      finished += 1;
      onProgress(finished);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return problems;
}
