import { text } from '../../i18n/index.ts';
import { result } from '../../i18n/result.ts';
import { resume } from '../../i18n/resume.ts';
import { showToast } from '../../kit/toast.ts';
import { actions, sessionStore } from '../../session/store.ts';
import { saveFile } from '../result/download.ts';

/** Hands the whole training state to the browser's downloads, once the episode under way has ended, and says so. */
export async function downloadCheckpoint(): Promise<void> {
  const saved = await actions.exportCheckpoint();
  if (saved === null) {
    await showToast(text(resume)('nothingYet'), 'failed');
    return;
  }
  const { seed } = sessionStore.getState().run.config;
  const name = `cartpole-dqn-seed-${seed}-episode-${saved.episodes}.checkpoint`;
  saveFile(new Blob([saved.checkpoint], { type: 'application/octet-stream' }), name);
  await showToast(text(result)('downloaded', { name }));
}
