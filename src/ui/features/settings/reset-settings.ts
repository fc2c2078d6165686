import { showUndo } from '../../kit/toast.ts';
import { actions, sessionStore } from '../../session/store.ts';

/** All settings but the seed as the preset has them, and an offer to bring the person's back. */
export function resetSettings(message: string, undoLabel: string): void {
  const { preset, config, typed } = sessionStore.getState();
  actions.choosePreset(preset);
  void showUndo(message, undoLabel, () => actions.changeSettings({ preset, config, typed }));
}
