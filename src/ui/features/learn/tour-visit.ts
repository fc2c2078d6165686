import { createStore } from 'zustand/vanilla';
import { store, stored } from '../../kit/stored.ts';

const storageKey = 'tour';

/** Whether the invitation to the tour still stands: until it is answered, once, for good. */
export const invitationStore = createStore(() => ({
  open: stored(storageKey) === null, // who forbids storage would be asked every time
}));

export function answerInvitation(answer: 'taken' | 'declined'): void {
  invitationStore.setState({ open: false });
  store(storageKey, answer);
}
