import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { agents as strings } from '../../../locales/en/agents.ts';
import { bestWeights } from '../../../runs/run.ts';
import type { Weights } from '../../../worker/protocol.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { useSession } from '../../session/useSession.ts';
import {
  blogAgentStore,
  loadBlogAgent,
  loadShippedAgent,
  shippedAgentStore,
} from '../scene/shipped-agent.ts';
import { beforeOf, sceneSeed } from '../scene/stage.ts';

export type AgentId = 'own' | 'shown' | 'shipped' | 'blog' | 'untrained';

/** An agent that can be played against, tested and compared. */
export interface KnownAgent {
  readonly id: AgentId;
  readonly name: string;
  readonly weights: Weights;
}

/** Every agent there is at the moment, the person's own first. */
export function useKnownAgents(): readonly KnownAgent[] {
  const t = useStrings(strings);
  const shipped = useStore(shippedAgentStore);
  const blog = useStore(blogAgentStore);
  const shown = useSession((session) => session.shownAgent);
  const own = useOwn();
  const untrained = useSession(beforeOf);
  const seed = useSession(sceneSeed);
  useEffect(() => {
    void loadShippedAgent();
    void loadBlogAgent();
  }, []);
  return useMemo(() => {
    const agent = (id: AgentId, name: string, weights: Weights | null | undefined): KnownAgent[] =>
      weights == null ? [] : [{ id, name, weights }];
    return [
      ...agent('own', t('own'), own),
      ...agent('shown', shown?.label ?? '', shown?.weights),
      ...agent('shipped', t('shipped'), shipped),
      ...agent('blog', t('blog'), blog),
      ...agent('untrained', t('untrained', { seed }), untrained),
    ];
  }, [t, own, shown, shipped, blog, untrained, seed]);
}

/** Whether all agents that ship with the page have been read; true as well when one could not be. */
export function useShippedAgentsLoaded(): boolean {
  const [loaded, setLoaded] = useState(false);
  useEffect(() => {
    void Promise.all([loadShippedAgent(), loadBlogAgent()]).then(() => setLoaded(true));
  }, []);
  return loaded;
}

/** What the run there is has come to so far: its result, or its best evaluation. */
function useOwn(): Weights | null {
  const run = useSession((session) => session.run);
  const { result, best, initial } = run;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the weights depend on
  return useMemo(() => result?.kept ?? bestWeights(run), [result, best, initial]);
}
