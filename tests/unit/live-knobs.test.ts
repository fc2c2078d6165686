import { beforeEach, describe, expect, test } from 'vitest';
import { PRESETS } from '../../src/core/presets.ts';
import type { Command } from '../../src/worker/protocol.ts';
import { silentSession } from '../support/session.ts';

const commands: Command[] = [];

const { learningRate, epsilonStart, epsilonEnd } = PRESETS.blog;
const liveOfBlog = { learningRate, epsilonStart, epsilonEnd };

/** What the run was told since the last time. */
const told = () => commands.splice(0).flatMap((command) => (command.type === 'setLive' ? [command] : []));

let { store, actions } = silentSession();
beforeEach(() => {
  ({ store, actions } = silentSession({}, (command) => commands.push(command)));
  actions.setUp({ preset: 'blog', config: PRESETS.blog });
  actions.train();
  commands.length = 0;
});

describe('a run under way takes over', () => {
  test('a live knob, and no other', () => {
    actions.setKnobs({ learningRate: 0.01, gamma: 0.5 });
    const { runNumber } = store.getState();
    expect(told()).toEqual([{ type: 'setLive', run: runNumber, changes: { learningRate: 0.01 } }]);
    actions.setKnobs({ nStep: 5 });
    expect(told()).toEqual([]);
  });

  test('the live knobs of a preset that is chosen', () => {
    actions.setKnobs({ learningRate: 0.01, epsilonStart: 0.7, epsilonEnd: 0.3 });
    commands.length = 0;
    actions.choosePreset('blog'); // as “Reset all” does
    expect(told().map(({ changes }) => changes)).toEqual([liveOfBlog]);
  });

  test('the settings that Undo brings back', () => {
    actions.setKnobs({ learningRate: 0.01 });
    const { preset, config, typed } = store.getState();
    actions.choosePreset('blog');
    commands.length = 0;
    actions.changeSettings({ preset, config, typed });
    expect(told().map(({ changes }) => changes)).toEqual([{ ...liveOfBlog, learningRate: 0.01 }]);
  });

  test('nothing of a set-up, which is for the next run', () => {
    actions.setUp({ config: { ...PRESETS.blog, epsilonEnd: 0.4 } });
    expect(told()).toEqual([]);
  });

  test('nothing, once it has ended', () => {
    actions.reset();
    commands.length = 0;
    actions.setKnobs({ learningRate: 0.01 });
    actions.choosePreset('blog');
    expect(commands).toEqual([]);
  });
});
