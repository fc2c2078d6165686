import { seeds as strings } from '../../../locales/en/seeds.ts';
import { endedOf } from '../../../runs/seed-run.ts';
import { text, textsOf } from '../../kit/i18n/index.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import { readFieldPalette } from '../field/index.ts';
import type { FieldFilm } from '../record/index.ts';
import { longestOf } from './field-store.ts';
import { mostShown, type Study, studyOf } from './study-store.ts';
import { armName } from './words.ts';

/** The seeds of a study that have come to their end, as it stands, in the theme and the language of the moment. */
function fieldFilm({ arms, seeds: all }: Study): FieldFilm | null {
  const ended = arms.map(({ runs }) => endedOf(runs));
  const seeds = all.filter((seed) => ended.some((runs) => runs.some((run) => run.seed === seed)));
  if (seeds.length === 0) return null;
  const t = text(strings);
  const [first = 0, last = 0] = [seeds[0], seeds.at(-1)];
  return {
    kind: 'field',
    name: `${arms.map(({ preset }) => preset).join('-and-')}-seeds-${first}-to-${last}`,
    title: t('filmTitle', { seeds: seeds.length }),
    seeds: seeds.slice(0, mostShown),
    longest: longestOf(arms),
    fields: arms.map((arm, i) => ({
      title: armName(arm),
      runs: new Map((ended[i] ?? []).map((run) => [run.seed, { ...run, history: null }])),
      config: arm.config,
    })),
    palette: readFieldPalette(),
    words: {
      solved: t('state-solved'),
      learning: t('state-learning'),
      failed: t('state-failed'),
      episode: textsOf(strings).filmEpisode,
    },
  };
}

/** Offers the study to the recorder, and opens it. */
export async function filmField(session: SessionHandle): Promise<void> {
  const { offerField } = await import('../record/index.ts');
  offerField(session, () => fieldFilm(studyOf(session).store.getState()));
  location.hash = 'record';
}
