import { actions, sessionStore } from '../store.ts';
import { createStage } from './create-stage.ts';
import { shippedAgentStore } from './shipped-agent.ts';

/** The scenes of the page; panels that look into the agent or push the cart hold on to these. `Scene.tsx` draws them. */
export const stage = createStage({ store: sessionStore, actions }, shippedAgentStore);
