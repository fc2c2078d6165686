import { changedKnobs } from '../../../core/presets.ts';
import { worldOf } from '../../../core/world.ts';
import { controls } from '../../../locales/en/controls.ts';
import { seeds as strings } from '../../../locales/en/seeds.ts';
import { text, textsOf } from '../../kit/i18n/index.ts';
import { readFieldPalette } from '../field/index.ts';
import type { FieldFilm } from '../record/index.ts';
import { longestOf } from './field-store.ts';
import { mostShown, studyStore } from './study-store.ts';

/** Whether episodes were recorded along the study: one from a file has none. */
export const hasFilm = (): boolean =>
  studyStore
    .getState()
    .arms.some(({ outcomes }) => [...outcomes.values()].some(({ reel }) => reel.length > 0));

/** The study as it stands, in the theme and the language of the moment; null where nothing was recorded along it. */
function fieldFilm(): FieldFilm | null {
  if (!hasFilm()) return null;
  const { arms, seeds } = studyStore.getState();
  const t = text(strings);
  const tControls = text(controls);
  const [first = 0, last = 0] = [seeds[0], seeds.at(-1)];
  return {
    kind: 'field',
    name: `${arms.map(({ preset }) => preset).join('-and-')}-seeds-${first}-to-${last}`,
    title: t('filmTitle', { seeds: seeds.length }),
    seeds: seeds.slice(0, mostShown),
    longest: longestOf(arms),
    fields: arms.map(({ preset, config, outcomes }) => {
      const count = changedKnobs(config, preset).length;
      const name = tControls(preset);
      return {
        title: count === 0 ? name : t('changedName', { preset: name, count }),
        outcomes: new Map([...outcomes].map(([seed, outcome]) => [seed, { ...outcome, history: null }])),
        world: worldOf(config),
        timeStep: config.timeStep,
      };
    }),
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
export async function filmField(): Promise<void> {
  const { offerField } = await import('../record/index.ts');
  offerField(fieldFilm);
  location.hash = 'record';
}
