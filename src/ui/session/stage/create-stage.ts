import { createStore, type StoreApi } from 'zustand/vanilla';
import { initialParameters } from '../../../core/network.ts';
import { randomStreams } from '../../../core/random.ts';
import type { Snapshot } from '../../../core/snapshots.ts';
import { networkShape } from '../../../core/training-state.ts';
import { gymnasium, type World, worldOf } from '../../../core/world.ts';
import { bestWeights, isActive } from '../../../runs/run.ts';
import type { Weights } from '../../../worker/protocol.ts';
import type { SessionHandle } from '../create-session.ts';
import { perSession } from '../per-session.ts';
import { pastOf, type Session, shownConfig } from '../session.ts';
import type { Player } from './player.ts';
import { ScenePlayer, sceneStart, TrajectoryPlayer } from './players.ts';
import { shippedAgentStore } from './shipped-agent.ts';

interface Shown {
  run: number;
  asked: number;
  before: Weights | null;
  agent: Weights | null;
  seed: number;
  world: World;
}

/**
 * The two scenes of a session, playing whether they are seen or not.
 * @param shippedStore the agent that plays on the right before the first run
 */
export function createStage(
  { store, actions }: Pick<SessionHandle, 'store' | 'actions'>,
  shippedStore: StoreApi<Weights | null>,
) {
  const before = new ScenePlayer();
  const agent = new ScenePlayer();
  const live = new TrajectoryPlayer();
  const afterStore = createStore<After>(() => ({ kind: 'empty' }));
  const shown: Shown = { run: -1, asked: -1, before: null, agent: null, seed: -1, world: gymnasium };
  let untrained: { readonly seed: number; readonly weights: Weights } | null = null;

  /** The network before training: the run's, or what the next run will begin with. */
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
    /** Plays an agent on the right; it alone can be pushed. */
    agent,
    /** Plays recorded training episodes on the right. */
    live,
    beforeOf,
    /** What the right scene shows. */
    after: afterStore,

    /** Who plays it. */
    get afterPlayer(): Player {
      const { kind } = afterStore.getState();
      return kind === 'live' || kind === 'waiting' ? live : agent;
    },

    /** The weights that play on the right: those of the episode shown, of the result, or of the example. */
    afterWeights(): Weights | null {
      const after = afterStore.getState();
      if ('weights' in after) return after.weights;
      return after.kind === 'live' ? (store.getState().run.live?.weights ?? null) : null;
    },

    /** Keeps the players in step with the session. Called once. @returns a function that stops it */
    direct(): () => void {
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

/** The scenes of a session; panels that look into the agent or push the cart hold on to these. `Scenes.tsx` draws them. */
export const stageOf = perSession((session) => createStage(session, shippedAgentStore));

/** The seed whose untrained network plays before, and from whose scene start both play. */
export function sceneSeed(session: Session): number {
  return shownConfig(session).seed;
}

/** Worlds there have been, by their numbers: they never change. */
const worlds = new Map([[JSON.stringify(gymnasium), gymnasium]]);

/**
 * The world that the scenes play in: the one an agent was carried to, else the run's, or that of the next run. The same
 * world is the same object.
 */
export function sceneWorld(session: Session): World {
  const world = session.shownAgent?.world ?? worldOf(shownConfig(session));
  const name = JSON.stringify(world);
  const known = worlds.get(name) ?? world;
  worlds.set(name, known);
  return known;
}

/** What the scene on the right shows. */
export type After =
  | { readonly kind: 'empty' }
  /** A run has begun, its first whole episode has not ended. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'live' }
  | { readonly kind: 'shipped' | 'last'; readonly weights: Weights }
  /** An agent from elsewhere, put here by hand. */
  | { readonly kind: 'chosen'; readonly weights: Weights; readonly label: string }
  /** The run as it was after an episode; `snapshot` is what was kept of it, null for the untrained weights. */
  | {
      readonly kind: 'past';
      readonly weights: Weights;
      readonly episode: number;
      readonly snapshot: Snapshot | null;
    }
  | { readonly kind: 'kept'; readonly weights: Weights; readonly episode: number };

export function afterOf({ run, shownAgent, moment }: Session, shipped: Weights | null): After {
  if (shownAgent !== null) return { kind: 'chosen', ...shownAgent };
  const past = pastOf(run, moment);
  if (past !== null && moment !== 'live') return { kind: 'past', episode: moment, ...past };
  const { best, live, result } = run;
  if (isActive(run)) {
    if (live !== null) return { kind: 'live' };
    // A run that was restored and stands still has played nothing yet.
    const newest = run.status === 'paused' ? run.snapshots.at(-1) : undefined;
    const past = newest === undefined ? null : pastOf(run, newest.episode);
    return newest === undefined || past === null
      ? { kind: 'waiting' }
      : { kind: 'past', episode: newest.episode, ...past };
  }
  if (result !== null) {
    return run.config.keepBest && best !== null
      ? { kind: 'kept', weights: result.kept, episode: best.episode }
      : { kind: 'last', weights: result.kept };
  }
  const weights = bestWeights(run);
  if (run.status === 'failed' && best !== null && weights !== null)
    return { kind: 'kept', weights, episode: best.episode };
  const last = run.failure?.last ?? (run.status === 'failed' ? live?.weights : undefined);
  if (last !== undefined) return { kind: 'last', weights: last };
  return shipped === null ? { kind: 'empty' } : { kind: 'shipped', weights: shipped };
}

export type Stage = ReturnType<typeof createStage>;
