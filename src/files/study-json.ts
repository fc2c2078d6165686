import * as v from 'valibot';
import { ABSENT_KNOBS, type Config, isConfig } from '../core/config.ts';
import { KNOB_NAMES } from '../core/knobs.ts';
import { FileError } from './error.ts';

const finite = v.pipe(v.number(), v.finite());

/** All settings but the seed. */
export type StudySettings = Omit<Config, 'seed'>;

const isSettings = (value: unknown): value is StudySettings =>
  typeof value === 'object' && value !== null && isConfig({ ...ABSENT_KNOBS, ...value, seed: 0 });

/** What `npm run study` writes of a study, of one shard of it, or of its merged shards, as far as others need it. */
export const studyJson = v.object({
  preset: v.string(),
  learner: v.string(),
  /** A knob that they lack is as it was before there was such a knob. */
  settings: v.pipe(
    v.custom<StudySettings>(isSettings, 'settings that this version knows'),
    v.transform((known): StudySettings => ({ ...ABSENT_KNOBS, ...known })),
  ),
  /** All the seeds of the study, of which a shard ran some. */
  study: v.object({ firstSeed: finite, seeds: finite }),
  results: v.array(
    v.object({
      seed: finite,
      keptMean: finite,
      keptMin: finite,
      lastMean: finite,
      pushedMean: finite,
      strongPushedMean: v.optional(finite),
      updates: finite,
      environmentSteps: finite,
      evaluationSteps: finite,
      episodes: finite,
      seconds: finite,
      stoppedSolved: v.boolean(),
      diverged: v.boolean(),
      scorePer20: v.array(finite),
    }),
  ),
});

export type StudyJson = v.InferOutput<typeof studyJson>;

/** Whether a JSON text may be what `npm run study` writes. */
export const maybeStudy = (text: string): boolean =>
  text.includes('"scorePer20"') && text.includes('"results"') && text.includes('"settings"');

/** @throws {FileError} json-syntax, field-invalid */
function readOne(name: string, text: string): StudyJson {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new FileError('json-syntax', { where: name, reason: error instanceof Error ? error.message : '' });
  }
  const { success, output, issues } = v.safeParse(studyJson, json);
  if (success) return output;
  const [issue] = issues;
  throw new FileError('field-invalid', {
    where: name,
    field: v.getDotPath(issue) ?? '',
    received: issue.received,
    expected: issue.expected ?? issue.message,
  });
}

/**
 * Reads a study, or joins some of its shards, be they all of it or not: results in the order of seeds.
 * @throws {FileError} json-syntax; field-invalid where the files are none, do not belong together or share a seed
 */
export function readStudyJson(files: readonly { readonly name: string; readonly text: string }[]): StudyJson {
  const [first, ...others] = files.map(({ name, text }) => ({ name, ...readOne(name, text) }));
  if (first === undefined) throw new FileError('field-missing', { where: '', field: 'results' });
  for (const { name, settings, learner } of others) {
    const other = KNOB_NAMES.find((knob) => knob !== 'seed' && settings[knob] !== first.settings[knob]);
    const field = other === undefined ? (learner === first.learner ? null : 'learner') : `settings.${other}`;
    if (field === null) continue;
    const [received, expected] =
      other === undefined || other === 'seed'
        ? [learner, first.learner]
        : [String(settings[other]), String(first.settings[other])];
    throw new FileError('field-invalid', {
      ...{ where: name, field, received },
      expected: `${expected}, as in ${first.name}`,
    });
  }
  const results = [first, ...others].flatMap((one) => one.results).sort((a, b) => a.seed - b.seed);
  const twice = results.find(({ seed }, i) => results[i + 1]?.seed === seed);
  if (twice !== undefined) {
    throw new FileError('field-invalid', {
      ...{ where: files.map(({ name }) => name).join(', '), field: 'results.seed' },
      ...{ received: `${twice.seed}, twice`, expected: 'a seed that no other has' },
    });
  }
  return { ...first, results };
}
