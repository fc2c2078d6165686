import { createStore } from 'zustand/vanilla';
import type { PresetName } from '../../../core/presets.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import { perSession } from '../../session/per-session.ts';
import { parseNumber } from '../../session/settings.ts';
import {
  fewestSeeds,
  lastFirstSeed,
  mostSeeds,
  type WantedStudy,
  wantedStudyOf,
} from '../../session/wanted-study.ts';
import { studyOf, wantedArms } from './study-store.ts';

/** What stands in the form, as it was typed. */
export interface StudyForm {
  readonly count: string;
  readonly first: string;
  readonly beside: PresetName | null;
}

/** On a phone fewer carts are as large as on a laptop. */
function usualCount(): number {
  return typeof matchMedia !== 'undefined' && matchMedia('(width < 44rem)').matches ? 16 : 64;
}

const typedOf = ({ seeds, firstSeed, beside }: WantedStudy): StudyForm => ({
  count: String(seeds),
  first: String(firstSeed),
  beside,
});

/** The form of a session; until a study has begun, what it asks for waits in the field. */
export const studyFormOf = perSession((session) => {
  const asked = wantedStudyOf(session).getState().wanted;
  const store = createStore<StudyForm>(() =>
    typedOf(asked ?? { seeds: usualCount(), firstSeed: 0, beside: null }),
  );
  let seeds: readonly number[] = [];
  const preview = () => {
    const form = store.getState();
    const wanted = wantedStudy(form); // what cannot be used leaves the seeds as they are
    if (wanted !== null && (wanted.seeds !== seeds.length || wanted.firstSeed !== seeds[0]))
      seeds = seedsOf(wanted);
    studyOf(session).preview(wantedArms(session.store.getState(), form.beside), seeds);
  };
  preview();
  store.subscribe(preview);
  session.store.subscribe(({ preset, config }, before) => {
    if (preset !== before.preset || config !== before.config) preview();
  });
  return store;
});

/** Takes what was typed; once it can be used, the page's link asks for it. */
export function changeForm(session: SessionHandle, change: Partial<StudyForm>): void {
  const form = studyFormOf(session);
  form.setState(change);
  const wanted = wantedStudy(form.getState());
  if (wanted !== null) wantedStudyOf(session).setState({ wanted });
}

function isWhole(text: string, min: number, max: number): boolean {
  const value = parseNumber(text);
  return Number.isInteger(value) && value >= min && value <= max;
}

/** Which of the fields cannot be used. */
export function wrongOf({ count, first }: Pick<StudyForm, 'count' | 'first'>) {
  return { count: !isWhole(count, fewestSeeds, mostSeeds), first: !isWhole(first, 0, lastFirstSeed) };
}

/** The study that the form asks for; null while a field cannot be used. */
export function wantedStudy(form: StudyForm): WantedStudy | null {
  const wrong = wrongOf(form);
  if (wrong.count || wrong.first) return null;
  return { seeds: parseNumber(form.count), firstSeed: parseNumber(form.first), beside: form.beside };
}

/** Trains a study, whose seeds are then those of the form and of the page's link. */
export function trainWanted(session: SessionHandle, wanted: WantedStudy): void {
  changeForm(session, typedOf(wanted));
  studyOf(session).start(seedsOf(wanted), wanted.beside);
}

export const seedsOf = ({ seeds, firstSeed }: Pick<WantedStudy, 'seeds' | 'firstSeed'>): number[] =>
  Array.from({ length: seeds }, (_, i) => firstSeed + i);
