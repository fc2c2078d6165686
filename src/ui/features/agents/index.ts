import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { type FoundWeights, handMade, linearNetwork, searchAtRandom } from '../../../core/baselines.ts';
import { inGymnasium, type World, type Worlds, worldsOf } from '../../../core/world.ts';
import { agents as strings } from '../../../locales/en/agents.ts';
import { bestWeights } from '../../../runs/run.ts';
import type { Weights } from '../../../worker/protocol.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { useLoaded } from '../../kit/LazyPart.tsx';
import { countAsWork } from '../../session/at-work.ts';
import { perSession } from '../../session/per-session.ts';
import { sceneSeed, stageOf } from '../../session/stage/create-stage.ts';
import {
  blogAgentStore,
  loadBlogAgent,
  loadShippedAgent,
  shippedAgentStore,
} from '../../session/stage/shipped-agent.ts';
import { useFromSession, useSession } from '../../session/useSession.ts';
import { createWorkerJob } from '../../session/worker-job.ts';

export type AgentId = 'own' | 'shown' | 'shipped' | 'blog' | 'handMade' | 'found' | 'untrained';

/** An agent that can be played against, tested and compared. */
export interface KnownAgent {
  readonly id: AgentId;
  readonly name: string;
  readonly weights: Weights;
  /** Where it was trained or found; null where nobody knows, and for who did not learn. */
  readonly home: Worlds | null;
}

/** Every agent there is at the moment, the person's own first. */
export function useKnownAgents(): readonly KnownAgent[] {
  const t = useStrings(strings);
  const shipped = useStore(shippedAgentStore);
  const blog = useStore(blogAgentStore);
  const shown = useSession((session) => session.shownAgent);
  const found = useStore(useFromSession(searchOf).store, (state) => state.found);
  const own = useOwn();
  const ownConfig = useSession(({ run }) => run.config);
  const ownWorlds = useMemo(() => worldsOf(ownConfig), [ownConfig]);
  const untrained = useSession(useFromSession(stageOf).beforeOf);
  const seed = useSession(sceneSeed);
  useEffect(() => {
    void loadShippedAgents();
  }, []);
  return useMemo(() => {
    const agent = (
      id: AgentId,
      name: string,
      weights: Weights | null | undefined,
      home: Worlds | null,
    ): KnownAgent[] => (weights == null ? [] : [{ id, name, weights, home }]);
    // What is shown may be one of the others, carried to another world.
    const isAnother = ![own, shipped, blog, handMadeAgent, found?.agent].includes(shown?.weights);
    return [
      ...agent('own', t('own'), own, ownWorlds),
      ...agent('shown', shown?.label ?? '', isAnother ? shown?.weights : null, null),
      ...agent('shipped', t('shipped'), shipped, inGymnasium),
      ...agent('blog', t('blog'), blog, inGymnasium),
      ...agent('handMade', t('handMade'), handMadeAgent, null),
      ...agent(
        'found',
        t('found'),
        found?.agent,
        found === null ? null : { nominal: found.world, spread: 1 },
      ),
      ...agent('untrained', t('untrained', { seed }), untrained, null),
    ];
  }, [t, own, ownWorlds, shown, shipped, blog, found, untrained, seed]);
}

/** Whether all agents that ship with the page have been read; true as well when one could not be. */
export function useShippedAgentsLoaded(): boolean {
  return useLoaded(loadShippedAgents) !== null;
}

const loadShippedAgents = () => Promise.all([loadShippedAgent(), loadBlogAgent()]);

/** What the run there is has come to so far: its result, or its best evaluation. */
function useOwn(): Weights | null {
  const run = useSession((session) => session.run);
  const { result, best, initial } = run;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the weights depend on
  return useMemo(() => result?.kept ?? bestWeights(run), [result, best, initial]);
}

/** The linear controller made by hand. */
export const handMadeAgent: Weights = linearNetwork(handMade);

/** What a random search has found, and where. */
interface FoundAgent extends FoundWeights {
  readonly agent: Weights;
  readonly world: World;
}

export interface SearchState {
  readonly found: FoundAgent | null;
  /** Of the next search: each begins elsewhere. */
  readonly seed: number;
  /** The last search found nothing. */
  readonly failed: boolean;
}

export const searchOf = perSession(() => {
  const store = createStore<SearchState>(() => ({ found: null, seed: 0, failed: false }));

  /** Some hundred episodes of four multiplications a step: done before the next frame. */
  function search(world: World): void {
    const { seed } = store.getState();
    const found = searchAtRandom(world, seed);
    store.setState({
      seed: seed + 1,
      failed: found === null,
      ...(found && { found: { ...found, world, agent: linearNetwork(found.weights) } }),
    });
  }

  return { store, search };
});

/** What the test of one agent has found so far, in the order in which it was found. */
export interface Tested<Part> {
  readonly agent: KnownAgent;
  readonly world: World;
  readonly parts: readonly Part[];
}

export interface AgentTests<Part> {
  /** One of each agent, the newest first. */
  readonly tested: readonly Tested<Part>[];
  /** Who is being tested. */
  readonly testing: KnownAgent | null;
  readonly failure: { readonly agent: KnownAgent; readonly message: string } | null;
}

type Answer<Part> =
  | { readonly type: 'part'; readonly part: Part }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly message: string };

/**
 * Tests of agents in a worker, which answers a part at a time; they outlive the panel that shows them.
 * @param address of the worker @param requestOf what it is asked
 */
export function createAgentTests<Part, Request>(
  address: string,
  name: string,
  requestOf: (agent: KnownAgent, world: World) => Request,
) {
  const store = createStore<AgentTests<Part>>(() => ({ tested: [], testing: null, failure: null }));
  const job = createWorkerJob<Request, Answer<Part>>(address, name);
  countAsWork(store, ({ testing }) => testing !== null);

  const without = (id: AgentId) => store.getState().tested.filter(({ agent }) => agent.id !== id);

  function end(): void {
    job.end();
    store.setState({ testing: null });
  }

  /** Half a result would be taken for a whole one: it goes. */
  function cancel(): void {
    const { testing } = store.getState();
    end();
    if (testing !== null) store.setState({ tested: without(testing.id) });
  }

  /** Tests one agent after the other. Does nothing while another is tested. */
  function test([agent, ...rest]: readonly KnownAgent[], world: World): void {
    if (job.isUnderWay() || agent === undefined) return;
    const { id } = agent;
    store.setState({ testing: agent, failure: null, tested: [{ agent, world, parts: [] }, ...without(id)] });
    const fail = (message: string) => {
      cancel();
      store.setState({ failure: { agent, message } });
    };
    const hear = (answer: Answer<Part>) => {
      switch (answer.type) {
        case 'part':
          store.setState(({ tested }) => ({
            tested: tested.map((one) =>
              one.agent.id === id ? { ...one, parts: [...one.parts, answer.part] } : one,
            ),
          }));
          break;
        case 'done':
          end();
          test(rest, world);
          break;
        case 'failed':
          fail(answer.message);
      }
    };
    job.ask(requestOf(agent, world), hear, fail);
  }

  return { store, test, cancel, remove: (id: AgentId) => store.setState({ tested: without(id) }) };
}
