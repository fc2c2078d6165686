import { showUndo } from '../../kit/toast.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import type { Session } from '../../session/session.ts';

type SetUp = Partial<Pick<Session, 'preset' | 'config' | 'pace'>>;

/**
 * Puts other settings in the place of the person's, and offers to bring theirs back.
 * @param message what was done
 * @returns false when they were the same already: then nothing is said
 */
export function setUpWithUndo({ store, actions }: SessionHandle, setup: SetUp, message: string): boolean {
  const { preset, config, typed, pace } = store.getState();
  actions.setUp(setup);
  const now = store.getState();
  const isSame =
    preset === now.preset && pace === now.pace && JSON.stringify(config) === JSON.stringify(now.config);
  if (isSame && Object.keys(typed).length === 0) return false;
  void showUndo(message, () => actions.setUp({ preset, config, typed, pace }));
  return true;
}

/** All settings but the seed as the preset has them, and an offer to bring the person's back. */
export function resetSettings({ store, actions }: SessionHandle, message: string): void {
  const { preset, config, typed } = store.getState();
  actions.choosePreset(preset);
  void showUndo(message, () => actions.changeSettings({ preset, config, typed }));
}
