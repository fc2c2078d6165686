import { topic } from '../topic.ts';

/** What the agents are called, wherever one is chosen or compared. */
export const agents = topic('agents', {
  own: 'Your agent',
  shipped: 'Shipped example',
  blog: 'Trained with the blog’s settings',
  handMade: 'Linear controller made by hand',
  found: 'Linear controller found at random',
  untrained: 'Untrained, seed {{seed}}',
});
