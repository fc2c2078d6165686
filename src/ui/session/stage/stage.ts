import { perSession } from '../per-session.ts';
import { createStage } from './create-stage.ts';
import { shippedAgentStore } from './shipped-agent.ts';

/** The scenes of a session; panels that look into the agent or push the cart hold on to these. `Scene.tsx` draws them. */
export const stageOf = perSession((session) => createStage(session, shippedAgentStore));
