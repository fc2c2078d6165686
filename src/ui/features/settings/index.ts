export { matters } from './form.ts';

export { setUpWithUndo } from './set-up-undo.ts';
