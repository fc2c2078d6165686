import { LEARNER_NAMES } from '../../../core/learner.ts';
import { nearestPreset } from '../../../core/presets.ts';
import { readStudyJson, type StudyJson } from '../../../files/study-json.ts';
import type { SeedRun } from '../../../runs/seed-run.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import { studyOf } from './study-store.ts';

export { trainWanted } from './form-store.ts';
export { startStudy } from './study.ts';

/** A run on another machine: its scores, but neither its weights nor any episode of it. */
function runOf(result: StudyJson['results'][number], { episodes: most }: StudyJson['settings']): SeedRun {
  const { seed, keptMean, keptMin, updates, environmentSteps, episodes, seconds, scorePer20 } = result;
  const ended = result.stoppedSolved ? 'solved' : episodes >= most ? 'episodes' : 'steps';
  return {
    seed,
    reason: result.diverged ? 'diverged' : ended,
    test: result.diverged ? null : { mean: keptMean, min: keptMin, full: null },
    ...{ episodes, updates, environmentSteps, seconds },
    scores: scorePer20,
    history: null,
    weightsDigest: null,
    reel: [],
  };
}

/**
 * Shows what `npm run study` has written, or some of its shards together, as a field.
 * @throws {FileError} as `readStudyJson`
 */
export function openStudy(
  session: SessionHandle,
  files: readonly { readonly name: string; readonly text: string }[],
): void {
  const read = readStudyJson(files);
  const config = { ...read.settings, seed: read.results[0]?.seed ?? 0 };
  const learner = LEARNER_NAMES.find((name) => name === read.learner) ?? 'simd';
  const runs = read.results.map((result) => runOf(result, read.settings));
  studyOf(session).show({ preset: nearestPreset(config), config }, learner, runs);
}
