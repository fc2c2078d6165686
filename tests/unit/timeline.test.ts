import { beforeEach, describe, expect, test } from 'vitest';
import { defaultConfig } from '../../src/core/config.ts';
import { History } from '../../src/core/history.ts';
import { forEachColumn } from '../../src/core/history-columns.ts';
import type { Snapshot } from '../../src/core/snapshots.ts';
import { idleRun, type Run } from '../../src/runs/run.ts';
import { episodeAt, placeOf } from '../../src/ui/features/drawing/draw-timeline.ts';
import {
  episodeForKey,
  isLookedThrough,
  readingText,
  timelineModel,
} from '../../src/ui/features/timeline/index.ts';
import { pastOf } from '../../src/ui/session/session.ts';
import { afterOf } from '../../src/ui/session/stage/create-stage.ts';
import { episodeRecord } from '../support/episode-record.ts';
import { silentSession } from '../support/session.ts';

const shape = { hidden: [8, 8] } as const;
const initial = { shape, parameters: new Float32Array(2) };
const snapshot = (episode: number): Snapshot => ({
  episode,
  updates: 10 * episode,
  evaluation: null,
  parameters: new Float32Array([episode, 1]),
});

/** 100 episodes: the first 50 of 10 steps, the others of 300; evaluated after 59 and 79; snapshots after 4, 8, 12 … */
function played(): Run {
  const history = Array.from({ length: 100 }, (_, episode) =>
    episodeRecord({
      episode,
      return: episode < 50 ? 10 : 300,
      ...(episode === 59 && { evaluationMean: 212, evaluationMin: 40 }),
      ...(episode === 79 && { evaluationMean: 431.25, evaluationMin: 77 }),
    }),
  );
  const snapshots = Array.from({ length: 24 }, (_, i) => snapshot(4 + 4 * i));
  return {
    ...idleRun(defaultConfig()),
    status: 'finished',
    history: History.of(history),
    snapshots,
    initial,
  };
}

let { store, actions } = silentSession();
beforeEach(() => {
  ({ store, actions } = silentSession({ run: played() }));
});

test('a run that was restored and stands still shows the newest weights that were kept of it', () => {
  const session = { ...store.getState(), run: { ...played(), status: 'paused' as const } };
  expect(afterOf(session, null)).toMatchObject({ kind: 'past', episode: 96, snapshot: { episode: 96 } });
});

describe('the timeline', () => {
  test('looks through a long run that was opened a part at a time, and no further than once', () => {
    const rows = forEachColumn(() => new Float64Array(50_000));
    const run = { ...played(), history: History.fromColumns(rows) };
    expect(Array.from({ length: 4 }, () => isLookedThrough(run))).toEqual([false, false, true, true]);
    expect(isLookedThrough(played())).toBe(true);
  });

  test('has the mean return of each stretch, and the evaluations where they were made', () => {
    const { last, returns, evaluations, best } = timelineModel(played(), 10);
    expect(last).toBe(99);
    expect(returns).toEqual([10, 10, 10, 10, 10, 300, 300, 300, 300, 300]);
    expect(evaluations).toEqual([
      { episode: 59, mean: 212 },
      { episode: 79, mean: 431.25 },
    ]);
    expect(best).toBeNull();
  });

  test('of a run with fewer episodes than pixels has each of them', () => {
    expect(timelineModel(played(), 800).returns).toHaveLength(100);
    expect(timelineModel(idleRun(defaultConfig()), 800)).toMatchObject({ last: -1, returns: [] });
  });

  test('tells a moment in words: its episode, the log’s score by then, the last evaluation', () => {
    expect(readingText(played(), 84)).toBe('Episode 84, score 300, evaluation 431.3 of 500');
    expect(readingText(played(), 62)).toBe('Episode 62, score 169.5, evaluation 212 of 500'); // episodes 41 to 60: 9 of 10, 11 of 300
    expect(readingText(played(), 7)).toBe('Episode 7, score 10');
  });

  test('finds the episode under a finger, from the first to the last', () => {
    const place = (episode: number) => placeOf(episode, 99, 824, 16);
    for (const episode of [0, 1, 50, 98, 99]) expect(episodeAt(place(episode), 99, 824, 16)).toBe(episode);
    expect([episodeAt(-50, 99, 824, 16), episodeAt(9999, 99, 824, 16)]).toEqual([0, 99]);
  });

  test.each([
    ['ArrowLeft', false, 50, 49],
    ['ArrowRight', true, 50, 70],
    ['PageDown', false, 10, 0],
    ['Home', false, 50, 0],
    ['End', false, 50, 'live'],
    ['ArrowRight', false, 98, 'live'],
    ['a', false, 50, null],
  ] as const)('with the key %s (Shift: %s) goes from %s to %s', (key, shiftKey, from, to) => {
    expect(episodeForKey({ key, shiftKey }, from, 99)).toBe(to);
  });
});

describe('a moment', () => {
  test('plays the newest snapshot taken by then on the right, and the untrained weights before the first', () => {
    const session = store.getState();
    const shownAt = (moment: number | 'live') => afterOf({ ...session, moment }, null);
    expect(shownAt(42)).toMatchObject({ kind: 'past', episode: 42, snapshot: { episode: 40 } });
    expect(shownAt(3)).toMatchObject({ kind: 'past', weights: initial, snapshot: null });
    expect(shownAt('live').kind).not.toBe('past');
    expect(pastOf(session.run, 41)?.weights).toBe(pastOf(session.run, 42)?.weights);
  });

  test('stays within the run, puts another agent away, and is the newest again for another run', () => {
    store.setState({ shownAgent: { weights: initial, label: 'another' } });
    actions.setMoment(1e9);
    expect(store.getState()).toMatchObject({ moment: 99, shownAgent: null });
    actions.reset();
    expect(store.getState().moment).toBe('live');
    actions.setMoment(5); // there is no such episode yet
    expect(store.getState().moment).toBe('live');
  });
});
