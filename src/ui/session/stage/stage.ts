import { initialParameters, type NetworkShape } from '../../../core/network.ts';
import { randomStreams } from '../../../core/random.ts';
import type { Snapshot } from '../../../core/snapshots.ts';
import { networkShape } from '../../../core/training-state.ts';
import { gymnasium, isSameWorld, type World, worldOf } from '../../../core/world.ts';
import { bestWeights, isActive } from '../../../runs/run.ts';
import type { Weights } from '../../../worker/protocol.ts';
import { movingStore, pastOf } from '../moment.ts';
import type { Session } from '../session.ts';
import { actions, sessionStore } from '../store.ts';
import { ScenePlayer, sceneStart } from './agent-player.ts';
import type { Moment as PlayedMoment, Player } from './player.ts';
import { shippedAgentStore } from './shipped-agent.ts';
import { TrajectoryPlayer } from './trajectory-player.ts';

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

/** The seed whose untrained network plays before, and from whose scene start both play. */
export function sceneSeed({ run, config }: Session): number {
  return run.status === 'idle' ? config.seed : run.config.seed;
}

let lastWorld: World = gymnasium;

/**
 * The world that the scenes play in: the one an agent was carried to, else the run's, or that of the next run. The same
 * world is the same object.
 */
export function sceneWorld({ run, config, shownAgent }: Session): World {
  const world = shownAgent?.world ?? worldOf(run.status === 'idle' ? config : run.config);
  if (!isSameWorld(world, lastWorld)) lastWorld = world;
  return lastWorld;
}

/** The network before training: the run's, or what the next run will begin with. */
export function beforeOf(session: Session): Weights {
  if (session.run.initial !== null) return session.run.initial;
  return untrained(networkShape(session.config), sceneSeed(session));
}

let lastUntrained: { readonly seed: number; readonly weights: Weights } | null = null;

function untrained(shape: NetworkShape, seed: number): Weights {
  const [width] = shape.hidden;
  if (lastUntrained?.seed !== seed || lastUntrained.weights.shape.hidden[0] !== width) {
    const parameters = initialParameters(shape, randomStreams(seed).weights);
    lastUntrained = { seed, weights: { shape, parameters } };
  }
  return lastUntrained.weights;
}

const before = new ScenePlayer();
const agent = new ScenePlayer();
const live = new TrajectoryPlayer();
const players = { before, agent, live };

let after: After = { kind: 'empty' };
const afterListeners = new Set<(after: After) => void>();

/**
 * The two scenes of the page, playing whether they are seen or not drawn; panels that look into the agent or push
 * the cart hold on to these. `Scene.tsx` draws them and lets their time pass.
 */
export const stage = {
  ...players,

  get after(): After {
    return after;
  },

  /** Plays on the right: a recorded training episode or an agent; `agent` alone can be pushed. */
  get afterPlayer(): Player {
    return after.kind === 'live' || after.kind === 'waiting' ? live : agent;
  },

  /** Hears what is shown on the right when it changes. @returns a function that stops it. */
  onAfterChange(listener: (after: After) => void): () => void {
    afterListeners.add(listener);
    return () => afterListeners.delete(listener);
  },

  /** Hears every moment of the right scene, whoever plays it. @returns a function that stops it. */
  onAfterMoment(listener: (moment: PlayedMoment) => void): () => void {
    const whenShown = (player: Player) => (moment: PlayedMoment) => {
      if (stage.afterPlayer === player) listener(moment);
    };
    const ends = [agent.subscribe(whenShown(agent)), live.subscribe(whenShown(live))];
    return () => {
      for (const end of ends) end();
    };
  },

  /** The weights that play on the right: those of the episode shown, of the result, or of the example. */
  afterWeights(): Weights | null {
    if ('weights' in after) return after.weights;
    return after.kind === 'live' ? (sessionStore.getState().run.live?.weights ?? null) : null;
  },
};

interface Shown {
  run: number;
  asked: number;
  before: Weights | null;
  agent: Weights | null;
  seed: number;
  world: World;
}

const shown: Shown = { run: -1, asked: -1, before: null, agent: null, seed: -1, world: gymnasium };

/** Keeps the players in step with the session. Called once. @returns a function that stops it. */
export function directStage(): () => void {
  live.onStart = () => actions.wantTrajectory();
  const direct = () => follow(sessionStore.getState(), shippedAgentStore.getState());
  direct();
  const ends = [
    sessionStore.subscribe(direct),
    shippedAgentStore.subscribe(direct),
    // Whoever has come to a moment sees it from the start, beside the untrained one.
    sessionStore.subscribe(({ moment }, before) => {
      if (moment !== before.moment && !movingStore.getState().isMoving) beginTogether();
    }),
    movingStore.subscribe(({ isMoving }, before) => {
      if (before.isMoving && !isMoving) beginTogether();
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}

function beginTogether(): void {
  before.restart();
  agent.restart();
}

function follow(session: Session, shipped: Weights | null): void {
  const { run, runNumber, pace } = session;
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

  const { isMoving } = movingStore.getState();
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
  if (isAnother) {
    after = next;
    for (const listener of afterListeners) listener(after);
  }
}

function weightsOf(what: After): Float32Array | null {
  return 'weights' in what ? what.weights.parameters : null;
}
