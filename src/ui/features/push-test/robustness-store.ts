import { createStore } from 'zustand/vanilla';
import type { World } from '../../../core/world.ts';
import robustnessWorker from '../../../worker/robustness/main.ts?worker&url';
import type {
  RobustnessAnswer,
  RobustnessPoint,
  RobustnessRequest,
} from '../../../worker/robustness/protocol.ts';
import { countAsWork } from '../../session/at-work.ts';
import { perSession } from '../../session/per-session.ts';
import { createWorkerJob } from '../../session/worker-job.ts';
import type { AgentId, KnownAgent } from '../agents/index.ts';

/** What one agent has shown so far, weakest pushes first. */
export interface Tested {
  readonly id: AgentId;
  readonly parameters: Float32Array;
  readonly world: World;
  readonly points: readonly RobustnessPoint[];
}

export interface RobustnessState {
  readonly tested: readonly Tested[];
  /** Who is being tested. */
  readonly testing: KnownAgent | null;
  readonly failure: { readonly agent: KnownAgent; readonly message: string } | null;
}

/** As the worker tests: the page sees only its protocol. */
export const pointsPerAgent = 10;
export const starts = 50;
/** Of starts and pushes; the same for all, so that results can be compared. */
const seed = 0;

/** The result of these very weights in this world; null before there is any. */
export function resultOf({ tested }: RobustnessState, { weights }: KnownAgent, world: World): Tested | null {
  return tested.find((one) => one.parameters === weights.parameters && one.world === world) ?? null;
}

/** Outlives the panel: a test goes on while another tab is open. */
export const robustnessOf = perSession(() => {
  const store = createStore<RobustnessState>(() => ({
    tested: [],
    testing: null,
    failure: null,
  }));

  countAsWork(store, ({ testing }) => testing !== null);

  const job = createWorkerJob<RobustnessRequest, RobustnessAnswer>(robustnessWorker, 'robustness');

  /** Tests one agent after the other in a worker. */
  function testAll(agents: readonly KnownAgent[], world: World): void {
    const [agent, ...rest] = agents;
    if (job.isUnderWay() || agent === undefined) return;
    const { id, weights } = agent;
    const tested: Tested = { id, parameters: weights.parameters, world, points: [] };
    store.setState((state) => ({
      testing: agent,
      failure: null,
      tested: [...state.tested.filter((other) => other.id !== id), tested],
    }));
    const fail = (message: string) => {
      stop(agent);
      store.setState({ failure: { agent, message } });
    };
    const hear = (answer: RobustnessAnswer) => {
      switch (answer.type) {
        case 'point':
          addPoint(id, answer.point);
          break;
        case 'done':
          end();
          testAll(rest, world);
          break;
        case 'failed':
          fail(answer.message);
      }
    };
    job.ask({ ...weights, seed, world }, hear, fail);
  }

  function cancel(): void {
    const { testing } = store.getState();
    if (testing !== null) stop(testing);
  }

  function addPoint(id: AgentId, point: RobustnessPoint): void {
    store.setState(({ tested }) => ({
      tested: tested.map((one) => (one.id === id ? { ...one, points: [...one.points, point] } : one)),
    }));
  }

  /** Half a curve would be taken for a whole one: it goes. */
  function stop({ id }: KnownAgent): void {
    end();
    store.setState(({ tested }) => ({ tested: tested.filter((one) => one.id !== id) }));
  }

  function end(): void {
    job.end();
    store.setState({ testing: null });
  }

  return { store, testAll, cancel };
});
