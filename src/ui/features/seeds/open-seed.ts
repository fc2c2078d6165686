import { createStore } from 'zustand/vanilla';
import { seeds as strings } from '../../../locales/en/seeds.ts';
import { isActive, outcomeOf } from '../../../runs/run.ts';
import { compareSeedRuns, hasEnded, type SeedRun, seedRun } from '../../../runs/seed-run.ts';
import { text } from '../../kit/i18n/index.ts';
import { showToast } from '../../kit/toast.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import { perSession } from '../../session/per-session.ts';
import { calm } from '../../session/stage/playing.ts';
import { setUpWithUndo } from '../settings/index.ts';
import { type SeedPlace, studyOf } from './study-store.ts';

/** A seed that was put on the stage, and how it compares with what it came to in the study. */
export interface Again {
  readonly seed: number;
  readonly state: 'training' | 'same' | 'alike' | 'different';
  readonly episodes: number;
  readonly updates: number;
}

export const againOf = perSession(() =>
  createStore<{ readonly again: Again | null }>(() => ({ again: null })),
);

/** Trains a seed of the study once more, on the stage: with the same settings and learner it comes to the same bits. */
export function openSeed(session: SessionHandle, { arm: index, seed }: SeedPlace): void {
  const { status, arms, learner } = studyOf(session).store.getState();
  const arm = arms[index];
  if (status === 'idle' || arm === undefined) return;
  const message = text(strings)('opened', { seed });
  const { preset, config } = arm;
  const setup = { preset, config: { ...config, seed }, pace: 'max' } as const;
  if (!setUpWithUndo(session, setup, message, text(strings)('undo'))) void showToast(message);
  session.actions.train({ learner });
  const before = arm.runs.get(seed);
  follow(session, seed, before !== undefined && hasEnded(before) ? before : null);
  scrollTo({ top: 0, behavior: calm?.matches ? 'instant' : 'smooth' });
}

/** Waits for the end of the run that has just begun; one that another takes the place of says nothing. */
function follow(session: SessionHandle, seed: number, before: SeedRun | null): void {
  const again = againOf(session);
  const { id } = session.store.getState().run;
  again.setState({ again: { seed, state: 'training', episodes: 0, updates: 0 } });
  const end = session.store.subscribe(({ run }) => {
    if (run.id === id && isActive(run)) return;
    end();
    const isOver = run.id === id && outcomeOf(run) !== null && outcomeOf(run) !== 'stopped';
    if (!isOver || before === null) return again.setState({ again: null });
    const now = seedRun(run, []);
    const { episodes, updates } = now;
    again.setState({ again: { seed, state: compareSeedRuns(before, now), episodes, updates } });
  });
}
