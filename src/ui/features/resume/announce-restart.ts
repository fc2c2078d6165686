import { resume as strings } from '../../../locales/en/resume.ts';
import { text } from '../../kit/i18n/index.ts';
import { showToast } from '../../kit/toast.ts';

/** One line when a worker has died and another goes on. @param episode training episodes it goes on from */
export function announceRestart(episode: number): void {
  const t = text(strings);
  void showToast(episode === 0 ? t('restartedAnew') : t('restarted', { episode }));
}
