import { isActive } from '../../../runs/run.ts';
import { browserLacks } from '../../kit/browser-lacks.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import { settingsProblems } from '../../session/settings.ts';

export const controlsId = 'controls';
export const seedFieldId = 'seed';

/** Whether the settings can be run; if not, goes to where the first that cannot is mended. */
function mayStart({ store }: SessionHandle): boolean {
  if (browserLacks().includes('noModuleWorkers')) return false;
  const [problem] = settingsProblems(store.getState());
  if (problem === undefined) return true;
  if (problem.knob === 'seed') document.getElementById(seedFieldId)?.focus();
  else location.hash = 'knobs';
  return false;
}

/** What the large button does: train, pause, go on. */
export function trainOrPause(session: SessionHandle): void {
  const { store, actions } = session;
  const { status } = store.getState().run;
  if (status === 'running') actions.pause();
  else if (status === 'paused') actions.resume();
  else if (status !== 'starting' && mayStart(session)) actions.train();
}

/** One episode more, or the first of a new run. */
export function stepEpisode(session: SessionHandle): void {
  if (isActive(session.store.getState().run) || mayStart(session)) session.actions.stepEpisode();
}
