import { compare } from '../../../locales/en/compare.ts';
import type { TrainedRun } from '../../../runs/run.ts';
import { text } from '../../kit/i18n/index.ts';
import { showToast } from '../../kit/toast.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import { runListOf } from '../../session/the-run-list.ts';
import { setUpWithUndo } from '../settings/index.ts';

/** Puts a listed run on the stage, with its timeline and its verdict, and its settings into the bar. */
export async function openRun(session: SessionHandle, run: TrainedRun, name: string): Promise<void> {
  const t = text(compare);
  const snapshots = await runListOf(session).snapshots(run);
  session.actions.open({ ...run, snapshots });
  const { preset } = run.origin;
  const message = t('opened', { name });
  if (!setUpWithUndo(session, { preset, config: run.config }, message, t('undo'))) void showToast(message);
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  scrollTo({ top: 0, behavior: isCalm ? 'instant' : 'smooth' });
  document.querySelector('main')?.focus({ preventScroll: true });
}
