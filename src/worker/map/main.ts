/** The policy map in a worker of its own: neither training nor the page waits for it. */

import { type FeedForwardShape, sameFeedForward } from '../../core/feed-forward.ts';
import type { Policy } from '../../core/learner.ts';
import { policyMap } from '../../core/policy-map.ts';
import { fastestPolicy } from '../../learners/policy.ts';
import type { MapAnswer, MapRequest } from './protocol.ts';

declare const self: DedicatedWorkerGlobalScope;

const policyFactory = fastestPolicy();
let loaded: { readonly policy: Policy; readonly shape: FeedForwardShape } | null = null;
let newest: MapRequest | null = null;
let working = false;

self.addEventListener('message', ({ data }: MessageEvent<MapRequest>) => {
  // Weights stay wanted although a newer request, without any, came before they were loaded.
  newest = { ...(newest?.weights === undefined ? {} : { weights: newest.weights }), ...data };
  if (!working) work().catch(reportError); // so that the page hears of it
});

/** Answers the newest request; those that it overtook get no answer. */
async function work(): Promise<void> {
  working = true;
  const factory = await policyFactory;
  while (newest !== null) {
    const { id, plane, weights } = newest;
    newest = null;
    const startedAt = performance.now();
    if (weights !== undefined) {
      if (loaded === null || !sameFeedForward(loaded.shape, weights.shape)) {
        loaded = { policy: factory(weights.shape), shape: weights.shape };
      }
      loaded.policy.load(weights.parameters);
    }
    if (loaded !== null) {
      const advantage = policyMap(loaded.policy, plane);
      const answer: MapAnswer = { id, plane, advantage, milliseconds: performance.now() - startedAt };
      self.postMessage(answer, [advantage.buffer]);
    }
    await messages();
  }
  working = false;
}

/** Lets what has arrived in the meantime be heard. */
const messages = () => new Promise((resolve) => setTimeout(resolve));
