export { changedKnobs, matters } from './form.ts';
export { resetSettings } from './reset-settings.ts';
export { setUpWithUndo } from './set-up-undo.ts';
