import { topic } from '../topic.ts';

/** What the page says of the tour before the tour is loaded. */
export const tourInvitation = topic('tourInvitation', {
  button: 'Guided tour',
  hint: 'DQN in ten stops, on the page itself',
  question: 'New to DQN?',
  offer: 'A tour of ten stops shows how it learns, on this page and in this run.',
  accept: 'Take the tour',
  decline: 'No, thanks',
  failed: 'The tour could not be loaded. Check the connection and try again.',
});
