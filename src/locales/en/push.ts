import { topic } from '../topic.ts';

export const push = topic('push', {
  gust: 'A gust of wind for “{{title}}”',
  notLive: 'A recorded training episode cannot be pushed. Once training has ended, it can.',
  area: 'Push “{{title}}”: left and right arrow keys hit the cart, with Shift the tip of the pole.',
  hint: 'Drag the cart or the pole to push it',
});
