import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { PRESETS } from '../../src/core/presets.ts';
import { createTrainingState } from '../../src/core/training-state.ts';
import { decodeCheckpoint, encodeCheckpoint } from '../../src/files/checkpoint.ts';
import { outcomeOf, type Run } from '../../src/runs/run.ts';
import { createSession, type SessionHandle } from '../../src/ui/session/create-session.ts';
import { createStage } from '../../src/ui/session/stage/create-stage.ts';
import type { Weights } from '../../src/worker/protocol.ts';
import { trainOn } from '../support/checkpoint.ts';
import { NodeTrainer, stubWorkerGlobals } from '../support/session-in-node.ts';

let unstub = () => {};
beforeEach(() => {
  unstub = stubWorkerGlobals();
});
const opened: SessionHandle[] = [];
afterEach(() => {
  for (const session of opened.splice(0)) session.dispose();
  unstub();
});

const small = { ...PRESETS.blog, hiddenWidth: 8, learningStarts: 100, episodes: 60, seed: 4 };

/** A page's session without a page. */
function open(config = small) {
  const trainers: NodeTrainer[] = [];
  const ended: Run[] = [];
  const session = createSession({
    createTrainer(events) {
      const trainer = new NodeTrainer(events);
      trainers.push(trainer);
      return trainer;
    },
    onEnded: (run) => ended.push(run),
    now: () => 1234,
  });
  opened.push(session);
  const { store, actions } = session;
  actions.setUp({ preset: 'blog', config, pace: 'max', learnerChoice: 'simd' });
  const run = () => store.getState().run;
  const until = (isMet: (run: Run) => boolean) =>
    vi.waitFor(() => expect(isMet(run()), JSON.stringify(run().status)).toBe(true), {
      timeout: 10_000,
      interval: 5,
    });
  return { ...session, ended, run, until, die: () => trainers.at(-1)?.die() };
}

const hasBegun = ({ history }: Run) => history.length > 0;
const hasEnded = ({ status }: Run) => status === 'finished' || status === 'failed';

describe('a session without a page', () => {
  test('trains to the same weights as the algorithm alone, and hands the run on that ended', async () => {
    const { actions, run, until, ended } = open();
    actions.train();
    expect(run().status).toBe('starting');
    await until(hasEnded);
    const straight = await trainOn(createTrainingState(small), 'simd');
    expect(run().result?.last?.parameters).toEqual(straight.learner.online);
    expect([...run().history]).toEqual([...straight.history]);
    expect(run().snapshots).toEqual(straight.snapshots);
    expect(ended).toEqual([run()]);
    expect([outcomeOf(run()), run().endedAt]).toEqual(['episodes', 1234]);
  });

  test('does not know of another', async () => {
    const [one, other] = [open(), open({ ...small, seed: 5 })];
    const nothingShipped = createStore<Weights | null>(() => null);
    const stages = [one, other].map((session) => createStage(session, nothingShipped));
    const ends = stages.map((stage) => stage.direct());
    one.actions.train();
    await one.until(hasEnded);
    one.actions.setMoment(7, { isMoving: true });
    expect(stages.map(({ after }) => after.getState().kind)).toEqual(['past', 'empty']);
    expect(other.store.getState()).toMatchObject({ moment: 'live', isMoving: false });
    for (const end of ends) end();
    expect([other.run().status, other.ended]).toEqual(['idle', []]);
    expect(other.store.getState().config.seed).toBe(5);
    expect(other.run().id).not.toBe(one.run().id);
  });

  test('shows a run that has ended in place of one under way, which is stopped and handed on', async () => {
    const { actions, run, until, ended, store } = open({ ...small, episodes: 100_000 });
    actions.setUp({ config: small });
    actions.train();
    await until(hasEnded);
    const stored = run();
    actions.setUp({ config: { ...small, episodes: 100_000 } });
    actions.train();
    await until(hasBegun);
    actions.setMoment(0);
    actions.open(stored);
    expect([run(), store.getState().moment]).toEqual([stored, 'live']);
    await vi.waitFor(() => expect(ended.map(outcomeOf)).toEqual(['episodes', 'stopped']));
    expect(run()).toBe(stored);
  });

  test('hands on a run that another has replaced, as stopped where it stood', async () => {
    const { actions, run, until, ended } = open({ ...small, episodes: 100_000 });
    actions.train();
    await until(hasBegun);
    const { id } = run();
    actions.train();
    await until(({ status }) => status === 'running');
    await vi.waitFor(() => expect(ended).toHaveLength(1));
    expect(ended).toMatchObject([{ id, status: 'finished', result: { reason: 'stopped' } }]);
    expect(run().id).not.toBe(id);
  });
});

describe('a start that another replaces at once', () => {
  test('never trains, and the last one does', async () => {
    const { actions, run, until, onReport } = open({ ...small, episodes: 100_000 });
    const reports: string[] = [];
    onReport((report) => reports.push(`${report.type} ${'run' in report ? report.run : ''}`));
    actions.train();
    await until(hasBegun);
    actions.train();
    actions.train();
    actions.train();
    await until(hasBegun);
    actions.stop();
    await until(hasEnded);
    expect(outcomeOf(run())).toBe('stopped');
    for (const number of [2, 3]) {
      expect(reports).toContain(`superseded ${number}`);
      expect(reports).not.toContain(`started ${number}`);
    }
  });

  test('takes with it what was said to it, and nothing of that reaches the other', async () => {
    const { actions, until } = open({ ...small, episodes: 100_000 });
    actions.train();
    actions.stop();
    actions.pause();
    actions.train();
    await until(({ status }) => status === 'running');
  });
});

describe('a worker that dies', () => {
  const blogCheckpoint = () =>
    encodeCheckpoint(createTrainingState({ ...small, episodes: 100_000 }), 1, 'simd');

  test('while it restores a run leaves it its own settings, not the page’s', async () => {
    const { actions, run, until, die } = open({ ...small, learningRate: 0.002, nStep: 3 });
    actions.restore(blogCheckpoint(), true, 'stored');
    die();
    await until(hasBegun);
    expect(run().config).toMatchObject({ learningRate: 0.0005, nStep: 1 });
    expect([run().id, run().restarts]).toEqual(['stored', 1]);
  });

  test('while it restores a run takes none of the knobs turned meanwhile', async () => {
    const { actions, run, until, die } = open();
    actions.restore(blogCheckpoint(), true);
    actions.setKnobs({ learningRate: 0.001 });
    die();
    await until(hasBegun);
    await until(({ config }) => config.learningRate === 0.001);
    expect(run().config.nStep).toBe(1);
  });

  test.each(['import', 'step'])(
    'before the first save of a run that goes leaves it going (%s, then Resume)',
    async (how) => {
      const { actions, until, die, run } = open({ ...small, episodes: 100_000 });
      if (how === 'import') actions.restore(blogCheckpoint(), false);
      else actions.stepEpisode();
      await until(({ status }) => status === 'paused');
      actions.resume();
      await until(({ history }) => history.length > 5);
      die();
      expect(run().status).toBe('starting');
      await until(({ status }) => status === 'running');
    },
  );

  test('still answers who asked for a checkpoint before', async () => {
    const { actions, until, die } = open({ ...small, episodes: 100_000 });
    actions.train();
    await until(hasBegun);
    const asked = actions.exportCheckpoint();
    die();
    const saved = await asked;
    if (saved === null) throw new Error('no checkpoint');
    expect(decodeCheckpoint(saved.checkpoint).state.history.length).toBe(saved.episodes);
  });

  test('after Stop does not bring the run back to life', async () => {
    const { actions, run, until, die } = open({ ...small, episodes: 100_000 });
    actions.train();
    await until(hasBegun);
    actions.stop();
    die();
    await until(hasEnded);
    expect(outcomeOf(run())).toBe('stopped');
  });

  test('three times in a row ends the run, and Train works again', async () => {
    const { actions, run, until, die } = open({ ...small, episodes: 100_000 });
    actions.train();
    for (const _ of [1, 2, 3]) die();
    expect([run().status, run().failure?.reason]).toEqual(['failed', 'crashed']);
    actions.train();
    await until(hasBegun);
  });
});
