import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../src/core/config.ts';
import { History } from '../../src/core/history.ts';
import { lossOf, lossSlope } from '../../src/core/loss.ts';
import {
  formulaValues,
  lossTex,
  nextValueSymbol,
  targetTex,
  tdErrorTex,
} from '../../src/ui/features/learn/Formula.tsx';
import { isLearning, withUpdate } from '../../src/ui/features/learn/learn-store.ts';
import { lessonsOf, meanErrors, meanErrorWith } from '../../src/ui/features/learn/lesson.ts';
import type { InspectedUpdate } from '../../src/worker/protocol.ts';
import { episodeRecord } from '../support/episode-record.ts';

const config = { ...defaultConfig(), gamma: 0.5, nStep: 2, rewardDivisor: 1, learningStarts: 500 };

const noEpisode = episodeRecord();

/** Two transitions: one that goes on after two steps, one that ended after the first. */
const update: InspectedUpdate = {
  updates: 7,
  size: 2,
  learningRate: 0.001,
  loss: 0,
  states: Float32Array.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8),
  actions: Uint8Array.of(1, 0),
  rewards: Float32Array.of(1.5, 1),
  steps: Uint8Array.of(2, 1),
  nextStates: Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8),
  discounts: Float32Array.of(0.25, 0),
  weights: Float32Array.of(1, 1),
  finals: Uint8Array.of(0, 1),
  qBefore: Float32Array.of(9, 2, 4, 8),
  qNextTarget: Float32Array.of(2, 6, 5, 5),
  qNextOnline: Float32Array.of(3, 1, 0, 0),
  qAfter: Float32Array.of(9, 2.5, 3, 8),
  targets: Float32Array.of(3, 1),
  tdErrors: Float32Array.of(1, -3),
  losses: Float32Array.of(0.5, 2.5),
  slopes: Float32Array.of(1, -1),
};

describe('an update taken apart', () => {
  test('shows the greatest TD error first', () => {
    expect(lessonsOf(update, config).map(({ row }) => row)).toEqual([1, 0]);
  });

  test('has y − Q(s, a) as TD error, y = r + γⁿ · max Q⁻ where it goes on, and r where it ended', () => {
    const [ended, goesOn] = lessonsOf(update, config);
    expect(goesOn).toMatchObject({
      action: 1,
      qTaken: 2,
      nextAction: 1,
      nextValue: 6,
      steps: 2,
      ended: false,
      target: 1.5 + 0.25 * 6,
      tdError: 3 - 2,
      qTakenAfter: 2.5,
    });
    expect(ended).toMatchObject({ action: 0, qTaken: 4, ended: true, steps: 1, target: 1, tdError: 1 - 4 });
  });

  test('with Double DQN values the action that the online network picks', () => {
    const goesOn = lessonsOf(update, { ...config, doubleDqn: true }).find(({ row }) => row === 0);
    expect(goesOn).toMatchObject({ nextAction: 0, nextValue: 2 });
  });

  test('with γ = 0 only what really ended has ended', () => {
    const lessons = lessonsOf({ ...update, discounts: Float32Array.of(0, 0) }, config);
    expect(lessons.map(({ row, ended }) => [row, ended])).toEqual([
      [1, true],
      [0, false],
    ]);
  });

  test('sums up how far off the minibatch was, before and after', () => {
    expect(meanErrors(lessonsOf(update, config))).toEqual({ before: (1 + 3) / 2, after: (0.5 + 2) / 2 });
  });

  // torch.nn.functional.smooth_l1_loss and mse_loss, and their gradients
  test.each([
    ['huber', 0.5, 0.125, 0.5],
    ['huber', -3, 2.5, -1],
    ['squared', -3, 9, -6],
  ] as const)('%s loss at %d is %d with slope %d, as in PyTorch', (loss, tdError, value, slope) => {
    expect(lossOf(tdError, loss)).toBe(value);
    expect(lossSlope(tdError, loss)).toBe(slope);
  });
});

describe('slow motion', () => {
  const newer = { ...update, updates: 8 };
  const reading = { waiting: false, update, row: 1, step: 3 };

  test('shows the first update, and a newer one as long as nobody has begun to read', () => {
    const empty = { waiting: true, update: null, row: null, step: 0 };
    const first = withUpdate(empty, update);
    expect(first).toEqual({ waiting: false, update, row: null, step: 0 });
    expect(withUpdate(first, newer).update).toBe(newer);
  });

  test('stays where it is read when the tour or the end of the run brings a newer update', () => {
    expect(withUpdate(reading, newer)).toEqual(reading);
    expect(withUpdate({ ...reading, row: null }, newer).step).toBe(3);
    expect(withUpdate({ ...reading, step: 0 }, newer).row).toBe(1);
  });

  test('begins anew with the update that was asked for', () => {
    expect(withUpdate({ ...reading, waiting: true }, newer)).toEqual({
      waiting: false,
      update: newer,
      row: null,
      step: 0,
    });
  });

  test('keeps what it shows when there is nothing to take apart', () => {
    expect(withUpdate({ ...reading, waiting: true }, null)).toEqual(reading);
  });

  test('waits for the replay buffer to hold more than learning needs, not only a minibatch', () => {
    const run = (bufferSize: number) => ({ config, history: History.of([{ ...noEpisode, bufferSize }]) });
    expect([32, 500, 501].map((size) => isLearning(run(size)))).toEqual([false, false, true]);
  });
});

describe('the formulas', () => {
  const lesson = lessonsOf(update, config).find(({ row }) => row === 0);
  if (lesson === undefined) throw new Error('The minibatch has no row 0.');
  const values = formulaValues(lesson, (value) => value.toFixed(2));
  const linked = (tex: string) =>
    Object.fromEntries(
      [...tex.matchAll(/symbol=(\w+)\}.*?\\texttt\{([-\d.]+)\}/g)].map(([, name, value]) => [name, value]),
    );

  test('carry the value of each symbol in this run', () => {
    expect(linked(targetTex({ steps: 2, ended: false }, false, values))).toEqual({
      target: '3.00',
      reward: '1.50',
      discount: '0.25',
      nextValue: '6.00',
    });
    expect(linked(tdErrorTex(values))).toEqual({ tdError: '1.00', target: '3.00', qTaken: '2.00' });
  });

  test('have γ to the power of the steps, and nothing but the reward where the episode ended', () => {
    expect(targetTex({ steps: 2, ended: false }, false, values)).toContain('\\gamma^{2}');
    expect(targetTex({ steps: 1, ended: false }, false, values)).not.toContain('\\gamma^');
    expect(Object.keys(linked(targetTex({ steps: 1, ended: true }, false, values)))).toEqual([
      'target',
      'reward',
    ]);
  });

  test('name the argmax of the online network for Double DQN', () => {
    expect(targetTex({ steps: 1, ended: false }, true, values)).toContain('arg\\,max');
  });

  test('show the side of the Huber loss on which the error lies', () => {
    const tex = (loss: 'huber' | 'squared', tdError: number) => lossTex({ ...config, loss }, tdError, values);
    expect(tex('huber', 0.3)).toContain('= \\tfrac12\\,\\delta^2');
    expect(tex('huber', -2)).toContain('|\\delta| - \\tfrac12');
    expect(tex('squared', -2)).toContain('= \\delta^2');
  });

  test('multiply the loss by the transition’s weight where replay is prioritised', () => {
    const weighted = { loss: '0.75', weight: '0.5' };
    expect(linked(lossTex({ loss: 'huber', replay: 'prioritised' }, -2, weighted))).toEqual(weighted);
    expect(linked(lossTex({ loss: 'huber', replay: 'uniform' }, -2, weighted))).toEqual({ loss: '0.75' });
  });

  test('call the next state’s value a maximum only where it is one', () => {
    expect(nextValueSymbol({ doubleDqn: false })).toBe('max Q⁻(s′, ·)');
    expect(nextValueSymbol({ doubleDqn: true })).toBe('Q⁻(s′, a*)');
  });
});

test('the network of an earlier moment is judged on the same minibatch by its own targets', () => {
  // No hidden layer, weights 0, biases 2 and 6: Q(s, ·) = [2, 6] everywhere.
  const parameters = Float32Array.of(0, 0, 0, 0, 0, 0, 0, 0, 2, 6);
  // Right: |1.5 + 0.25 · 6 − 6| = 3; left, where nothing follows: |1 − 2| = 1.
  expect(meanErrorWith({ shape: { hidden: [] }, parameters }, update)).toBe(2);
});
