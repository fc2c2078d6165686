import { createStore } from 'zustand/vanilla';

const storageKey = 'tour';

/** Whether the invitation to the tour still stands: until it is answered, once, for good. */
export const invitationStore = createStore(() => ({ open: !answered() }));

export function answerInvitation(answer: 'taken' | 'declined'): void {
  invitationStore.setState({ open: false });
  try {
    localStorage.setItem(storageKey, answer);
  } catch {
    // Storage may be forbidden: the answer then lasts as long as the page.
  }
}

function answered(): boolean {
  try {
    return localStorage.getItem(storageKey) !== null;
  } catch {
    return true; // who forbids storage would be asked every time
  }
}
