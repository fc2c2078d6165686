import { compare } from '../../../locales/en/compare.ts';
import { importedRun } from '../../../runs/run.ts';
import { text } from '../../kit/i18n/index.ts';
import { showToast } from '../../kit/toast.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import { runListOf } from '../../session/the-run-list.ts';

/** Puts an agent that was imported and tested among the runs, and says so. */
export async function listAgent(
  session: SessionHandle,
  agent: Parameters<typeof importedRun>[0],
): Promise<void> {
  const adding = runListOf(session).add(importedRun(agent, Date.now()));
  await showToast(text(compare)('listed', { name: agent.file }));
  await adding;
}
