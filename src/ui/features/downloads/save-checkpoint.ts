import { result } from '../../../locales/en/result.ts';
import { resume } from '../../../locales/en/resume.ts';
import { fileStem } from '../../../runs/file-stem.ts';
import { text } from '../../kit/i18n/index.ts';
import { saveFile } from '../../kit/save-file.ts';
import { showToast } from '../../kit/toast.ts';
import type { SessionHandle } from '../../session/create-session.ts';

/** Hands the whole training state to the browser's downloads, once the episode under way has ended, and says so. */
export async function downloadCheckpoint({ store, actions }: SessionHandle): Promise<void> {
  const saved = await actions.exportCheckpoint();
  if (saved === null) {
    await showToast(text(resume)('nothingYet'), 'failed');
    return;
  }
  const name = `${fileStem(store.getState().run)}-episode-${saved.episodes}.checkpoint`;
  saveFile(new Blob([saved.checkpoint], { type: 'application/octet-stream' }), name);
  await showToast(text(result)('downloaded', { name }));
}
