import type { Config } from './config.ts';
import type { GreedyResult } from './evaluate.ts';
import { History } from './history.ts';
import { createLearnerState, type LearnerState } from './learner.ts';
import type { NetworkShape } from './network.ts';
import { PrioritySampler } from './priorities.ts';
import { type RandomStreams, randomStreams } from './random.ts';
import { ReplayBuffer } from './replay.ts';
import type { Snapshot } from './snapshots.ts';

/** The weights of the best greedy evaluation so far. */
export interface BestWeights {
  readonly parameters: Float32Array;
  readonly evaluation: GreedyResult;
  /** Zero-based episode after which it was evaluated; −1: before training, of a run that trains an agent further. */
  readonly episode: number;
}

/** All that a run is between two episodes: what a checkpoint holds and what `train` carries on from. */
export interface TrainingState {
  /** Replaced as a whole when a live knob is turned. */
  config: Config;
  readonly learner: LearnerState;
  readonly initialParameters: Float32Array;
  /** The name of the file that the first weights came from; null when they are the seed's. */
  readonly trainedFrom: string | null;
  readonly replay: ReplayBuffer;
  readonly priorities: PrioritySampler | null;
  readonly random: RandomStreams;
  /** Replaced by a longer one after every episode. */
  history: History;
  /** The policy along the way, for whoever looks back; training goes on without. */
  snapshots: readonly Snapshot[];
  environmentSteps: number;
  evaluationSteps: number;
  /** Updates earned by steps taken but not yet made: the fraction carried to the next episode. */
  updatesOwed: number;
  best: BestWeights | null;
  solved: boolean;
}

/** The network that the settings ask for; a run that trains an imported one further may have another. */
export function networkShape({ hiddenWidth }: Config): NetworkShape {
  return { hidden: [hiddenWidth, hiddenWidth] };
}

export function createTrainingState(config: Config, shape = networkShape(config)): TrainingState {
  const random = randomStreams(config.seed);
  const learner = createLearnerState(shape, random.weights);
  return {
    config,
    learner,
    initialParameters: learner.online.slice(),
    trainedFrom: null,
    replay: new ReplayBuffer(config.bufferCapacity),
    priorities:
      config.replay === 'prioritised'
        ? new PrioritySampler(config.bufferCapacity, config.priorityExponent)
        : null,
    random,
    history: History.empty(),
    snapshots: [],
    environmentSteps: 0,
    evaluationSteps: 0,
    updatesOwed: 0,
    best: null,
    solved: false,
  };
}

/** The best evaluated weights where they count as the run's result; null where the last ones do. */
export function keptBest<Best>({ config, best }: { readonly config: Config; readonly best: Best | null }) {
  return config.keepBest ? best : null;
}

/** The weights that count as the run's result. */
export function resultParameters(state: TrainingState): Float32Array {
  return keptBest(state)?.parameters ?? state.learner.online;
}

export function isFinished({ config, solved, history, environmentSteps }: TrainingState): boolean {
  const { episodes, maxEnvironmentSteps, stopWhenSolved } = config;
  return (
    (solved && stopWhenSolved) ||
    history.length >= episodes ||
    (maxEnvironmentSteps > 0 && environmentSteps >= maxEnvironmentSteps)
  );
}
