import { isActive } from '../../../runs/run.ts';
import { browserLacks } from '../../kit/browser-lacks.ts';
import { settingsProblems } from '../../session/settings.ts';
import { actions, sessionStore } from '../../session/store.ts';

export const controlsId = 'controls';
export const seedFieldId = 'seed';

/** Whether the settings can be run; if not, goes to where the first that cannot is mended. */
function mayStart(): boolean {
  if (browserLacks().includes('noModuleWorkers')) return false;
  const [problem] = settingsProblems(sessionStore.getState());
  if (problem === undefined) return true;
  if (problem.knob === 'seed') document.getElementById(seedFieldId)?.focus();
  else location.hash = 'knobs';
  return false;
}

/** What the large button does: train, pause, go on. */
export function trainOrPause(): void {
  const { status } = sessionStore.getState().run;
  if (status === 'running') actions.pause();
  else if (status === 'paused') actions.resume();
  else if (status !== 'starting' && mayStart()) actions.train();
}

/** One episode more, or the first of a new run. */
export function stepEpisode(): void {
  if (isActive(sessionStore.getState().run) || mayStart()) actions.stepEpisode();
}
