import { compare } from '../../../locales/en/compare.ts';
import { text } from '../../kit/i18n/index.ts';
import { showToast } from '../../kit/toast.ts';
import { newId, runs } from './runs.ts';
import type { ImportedAgent } from './stored-run.ts';

/** Puts an agent that was imported and tested among the runs, and says so. */
export async function listAgent(
  agent: Pick<ImportedAgent, 'file' | 'format' | 'weights' | 'metadata' | 'test'>,
): Promise<void> {
  const adding = runs.add({ kind: 'imported', id: newId(), name: '', endedAt: Date.now(), ...agent });
  await showToast(text(compare)('listed', { name: agent.file }));
  await adding;
}
