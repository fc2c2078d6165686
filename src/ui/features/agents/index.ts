import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { agents as strings } from '../../../locales/en/agents.ts';
import type { Weights } from '../../../worker/protocol.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import type { Run } from '../../session/session.ts';
import {
  blogAgentStore,
  loadBlogAgent,
  loadShippedAgent,
  shippedAgentStore,
} from '../../session/stage/shipped-agent.ts';
import { beforeOf, sceneSeed } from '../../session/stage/stage.ts';
import { useSession } from '../../session/useSession.ts';

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
  const result = useSession(({ run }) => run.result);
  const shape = useSession(({ run }) => run.initial?.shape);
  const best = useSession(({ run }: { readonly run: Run }) => run.best);
  return useMemo(() => {
    if (result !== null) return result.kept;
    return best === null || shape === undefined ? null : { shape, parameters: best.parameters };
  }, [result, best, shape]);
}
