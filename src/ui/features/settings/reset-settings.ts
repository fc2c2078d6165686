import { showUndo } from '../../kit/toast.ts';
import type { SessionHandle } from '../../session/create-session.ts';

/** All settings but the seed as the preset has them, and an offer to bring the person's back. */
export function resetSettings({ store, actions }: SessionHandle, message: string): void {
  const { preset, config, typed } = store.getState();
  actions.choosePreset(preset);
  void showUndo(message, () => actions.changeSettings({ preset, config, typed }));
}
