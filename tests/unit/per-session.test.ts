import { expect, test, vi } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import { experimentsOf } from '../../src/ui/features/experiments/experiment-store.ts';
import { dockOf } from '../../src/ui/features/experiments/index.ts';
import { slowMotionOf } from '../../src/ui/features/learn/learn-store.ts';
import { takeOf } from '../../src/ui/features/record/choice.ts';
import { fieldOf } from '../../src/ui/features/seeds/Field.tsx';
import { changeForm, studyFormOf } from '../../src/ui/features/seeds/form-store.ts';
import { studyOf } from '../../src/ui/features/seeds/study-store.ts';
import { setUpWithUndo } from '../../src/ui/features/settings/index.ts';
import type { SessionHandle } from '../../src/ui/session/create-session.ts';
import { perSession } from '../../src/ui/session/per-session.ts';
import { playingOf } from '../../src/ui/session/stage/playing.ts';
import { wantedStudyOf } from '../../src/ui/session/wanted-study.ts';
import { silentSession } from '../support/session.ts';

vi.mock('../../src/ui/kit/toast.ts');
vi.stubGlobal('navigator', {});

test('what is kept per session is made once for each, when it is first asked for', () => {
  const [one, other] = [silentSession(), silentSession()];
  const make = vi.fn((session: SessionHandle) => ({ session }));
  const of = perSession(make);
  expect(make).not.toHaveBeenCalled();
  expect([of(one), of(other), of(one)].map(({ session }) => session)).toEqual([one, other, one]);
  expect(make).toHaveBeenCalledTimes(2);
});

test('of what is chosen and done in one session, no feature of another knows', () => {
  const [one, other, untouched] = [silentSession(), silentSession(), silentSession()];
  const stores = (session: SessionHandle): readonly Pick<StoreApi<object>, 'getState'>[] => [
    { getState: () => ({ ...session.store.getState(), run: 'each has its own' }) },
    dockOf(session),
    experimentsOf(session).store,
    slowMotionOf(session).store,
    takeOf(session),
    fieldOf(session).store,
    studyFormOf(session),
    wantedStudyOf(session),
    studyOf(session).store,
    playingOf(session).store,
  ];
  const states = (session: SessionHandle) => stores(session).map((store) => store.getState());
  const before = states(one);
  setUpWithUndo(one, { preset: 'sturdy' }, '');
  studyOf(one).start([3, 4]);
  changeForm(one, { count: '12' });
  fieldOf(one).togglePlay();
  experimentsOf(one).run('gamma');
  slowMotionOf(one).takeUpdateApart();
  takeOf(one).setState({ take: 'sheet' });
  playingOf(one).toggleAll();
  studyOf(one).cancel();
  expect(states(other)).toEqual(states(untouched));
  const now = states(one);
  const unchanged = before.filter((state, i) => JSON.stringify(state) === JSON.stringify(now[i]));
  expect(unchanged).toEqual([]);
});
