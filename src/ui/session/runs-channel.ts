/** Word to the page's other tabs that stored runs have changed; frames of old browsers lack it. */
export const runsChannel =
  typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('cartpole-dqn-runs');
