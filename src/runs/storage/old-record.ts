import * as v from 'valibot';
import { presetOfVersion1 } from '../../core/presets.ts';
import { idleRun, importedRun, type Run } from '../run.ts';
import {
  columns,
  FAILURE_REASONS,
  FINISH_REASONS,
  finite,
  greedyResult,
  learnerName,
  presetName,
  readConfig,
  readHistory,
  runId,
  settings,
  weightFormat,
  weights,
} from './record.ts';

/** The list of runs of the page's first versions, in a database of its own. */
const trained = v.object({
  kind: v.optional(v.literal('trained')),
  id: runId,
  name: v.string(),
  preset: presetName,
  config: settings,
  learner: learnerName,
  endedAt: finite,
  seconds: finite,
  outcome: v.picklist([...FINISH_REASONS, ...FAILURE_REASONS]),
  history: columns,
  test: v.nullable(greedyResult),
  /** Null when there was none; older pages did not say. */
  bestEpisode: v.optional(v.union([v.nullable(finite), v.literal('unknown')]), 'unknown'),
  trainedFrom: v.optional(v.nullable(v.string()), null),
  weights: v.nullable(weights),
});

const imported = v.object({
  kind: v.literal('imported'),
  id: runId,
  name: v.string(),
  file: v.string(),
  format: weightFormat,
  endedAt: finite,
  test: greedyResult,
  weights,
  metadata: v.record(v.string(), v.string()),
});

/** Such a record as a run; null when it is none. */
export function readOldRecord(stored: unknown): Run | null {
  const agent = v.safeParse(imported, stored);
  if (agent.success) {
    const { id, name, endedAt } = agent.output;
    return { ...importedRun(agent.output, endedAt), id, name };
  }
  const run = v.safeParse(trained, stored);
  return run.success ? readTrained(run.output) : null;
}

function readTrained(stored: v.InferOutput<typeof trained>): Run | null {
  const { id, name, trainedFrom, learner, endedAt, seconds, test, bestEpisode } = stored;
  const config = readConfig(stored.config);
  const history = readHistory(stored.history);
  // A record of version 1 lacks the knobs that came later, and its preset may be another one by now.
  const preset = Object.hasOwn(stored.config, 'adamBeta2') ? stored.preset : presetOfVersion1(stored.preset);
  if (config === null || history === null) return null;
  const best =
    typeof bestEpisode === 'number' ? { episode: bestEpisode, evaluation: null, parameters: null } : null;
  const run: Run = {
    ...idleRun(config, id),
    name,
    origin: { kind: 'trained', preset, from: trainedFrom },
    learner,
    history,
    elapsedSeconds: seconds,
    best,
    endedAt,
  };
  const failure = FAILURE_REASONS.find((reason) => reason === stored.outcome);
  if (failure !== undefined)
    return { ...run, status: 'failed', failure: { reason: failure, message: '', last: stored.weights } };
  const reason = FINISH_REASONS.find((one) => one === stored.outcome);
  if (reason === undefined || test === null || stored.weights === null) return null;
  return {
    ...run,
    status: 'finished',
    result: { reason, test, kept: stored.weights, last: null, isMomentKnown: bestEpisode !== 'unknown' },
  };
}
