import { createStore, type StoreApi } from 'zustand/vanilla';
import { initialParameters } from '../../../core/network.ts';
import { randomStreams } from '../../../core/random.ts';
import { networkShape } from '../../../core/training-state.ts';
import { gymnasium, type World } from '../../../core/world.ts';
import { isActive } from '../../../runs/run.ts';
import type { Weights } from '../../../worker/protocol.ts';
import type { SessionHandle } from '../create-session.ts';
import { perSession } from '../per-session.ts';
import type { Session } from '../session.ts';
import { type After, afterOf } from './after.ts';
import { ScenePlayer, sceneStart } from './agent-player.ts';
import type { Player } from './player.ts';
import { sceneSeed, sceneWorld } from './scene-world.ts';
import { shippedAgentStore } from './shipped-agent.ts';
import { TrajectoryPlayer } from './trajectory-player.ts';

/** The two scenes of a session, playing whether they are seen or not. */
export interface Stage {
  readonly before: ScenePlayer;
  /** Plays an agent on the right; it alone can be pushed. */
  readonly agent: ScenePlayer;
  /** Plays recorded training episodes on the right. */
  readonly live: TrajectoryPlayer;
  /** What the right scene shows. */
  readonly after: StoreApi<After>;
  /** Who plays it. */
  readonly afterPlayer: Player;
  /** The weights that play on the right: those of the episode shown, of the result, or of the example. */
  afterWeights(): Weights | null;
  /** The network before training: the run's, or what the next run will begin with. */
  beforeOf(session: Session): Weights;
  /** Keeps the players in step with the session. Called once. @returns a function that stops it. */
  direct(): () => void;
}

interface Shown {
  run: number;
  asked: number;
  before: Weights | null;
  agent: Weights | null;
  seed: number;
  world: World;
}

/** @param shippedStore the agent that plays on the right before the first run */
export function createStage(
  { store, actions }: Pick<SessionHandle, 'store' | 'actions'>,
  shippedStore: StoreApi<Weights | null>,
): Stage {
  const before = new ScenePlayer();
  const agent = new ScenePlayer();
  const live = new TrajectoryPlayer();
  const afterStore = createStore<After>(() => ({ kind: 'empty' }));
  const shown: Shown = { run: -1, asked: -1, before: null, agent: null, seed: -1, world: gymnasium };
  let untrained: { readonly seed: number; readonly weights: Weights } | null = null;

  function beforeOf(session: Session): Weights {
    if (session.run.initial !== null) return session.run.initial;
    const shape = networkShape(session.config);
    const seed = sceneSeed(session);
    if (untrained?.seed !== seed || untrained.weights.shape.hidden[0] !== shape.hidden[0]) {
      const parameters = initialParameters(shape, randomStreams(seed).weights);
      untrained = { seed, weights: { shape, parameters } };
    }
    return untrained.weights;
  }

  function keepInStep(session: Session, shipped: Weights | null): void {
    const { run, runNumber, pace, isMoving } = session;
    const seed = sceneSeed(session);
    const world = sceneWorld(session);
    const isElsewhere = shown.seed !== seed || shown.world !== world;
    const untrainedWeights = beforeOf(session);
    if (shown.before !== untrainedWeights || isElsewhere)
      before.play(untrainedWeights, sceneStart(seed, world), world);
    shown.before = untrainedWeights;

    if (runNumber !== shown.run) live.clear();
    shown.run = runNumber;
    if (run.initial !== null && isActive(run) && shown.asked !== runNumber) {
      shown.asked = runNumber;
      actions.wantTrajectory();
    }
    live.speed = pace === 1 ? 1 : 4;
    live.holdSeconds = pace === 1 ? 1.2 : 0.6;
    if (run.live !== null && isActive(run)) live.offer(run.live.trajectory);

    const after = afterStore.getState();
    const next = afterOf(session, shipped);
    const weights = 'weights' in next ? next.weights : null;
    if (weights?.parameters !== shown.agent?.parameters || isElsewhere) {
      const start = sceneStart(seed, world);
      // While the moment moves, the pole stays as it is and another network takes over.
      if (isMoving && weights !== null && after.kind === 'past') agent.exchange(weights, start, world);
      else agent.play(weights, start, world);
    }
    shown.agent = weights;
    shown.seed = seed;
    shown.world = world;

    const isAnother =
      next.kind !== after.kind ||
      ('weights' in next && next.weights.parameters !== weightsOf(after)) ||
      (next.kind === 'past' && after.kind === 'past' && next.episode !== after.episode);
    if (isAnother) afterStore.setState(next, true);
  }

  function beginTogether(): void {
    before.restart();
    agent.restart();
  }

  return {
    before,
    agent,
    live,
    beforeOf,

    after: afterStore,

    get afterPlayer() {
      const { kind } = afterStore.getState();
      return kind === 'live' || kind === 'waiting' ? live : agent;
    },

    afterWeights() {
      const after = afterStore.getState();
      if ('weights' in after) return after.weights;
      return after.kind === 'live' ? (store.getState().run.live?.weights ?? null) : null;
    },

    direct() {
      live.onStart = () => actions.wantTrajectory();
      const follow = () => keepInStep(store.getState(), shippedStore.getState());
      follow();
      const ends = [
        store.subscribe(follow),
        shippedStore.subscribe(follow),
        // Whoever has come to a moment sees it from the start, beside the untrained one.
        store.subscribe(({ moment, isMoving }, { moment: was, isMoving: wasMoving }) => {
          if (!isMoving && (wasMoving || moment !== was)) beginTogether();
        }),
      ];
      return () => {
        for (const end of ends) end();
      };
    },
  };
}

function weightsOf(what: After): Float32Array | null {
  return 'weights' in what ? what.weights.parameters : null;
}

/** The scenes of a session; panels that look into the agent or push the cart hold on to these. `Scene.tsx` draws them. */
export const stageOf = perSession((session) => createStage(session, shippedAgentStore));
