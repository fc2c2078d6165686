import { useMemo } from 'react';
import { useStore } from 'zustand';
import { seeds as strings } from '../../../locales/en/seeds.ts';
import { isSolvedSeed } from '../../../runs/seed-outcome.ts';
import type { ChartModel, ModelSource } from '../../kit/charts/model.ts';
import { SeriesFigure } from '../../kit/charts/SeriesFigure.tsx';
import { type ChartWords, useChartWords } from '../../kit/charts/words.ts';
import { formatDuration, formatNumber, useStrings } from '../../kit/i18n/index.ts';
import { useFromSession } from '../../session/useSession.ts';
import { CART_STATES, cartsOf, countsOf } from '../field/index.ts';
import { shareCourse } from './aggregate.ts';
import { fieldOf } from './field-store.ts';
import { curvesModel, episodesModel, faintCurves, shareModel, shareText } from './models.ts';
import styles from './Seeds.module.css';
import { type Study, studyOf } from './study-store.ts';
import { armName } from './words.ts';

/** What a study has come to so far: the share that solved it, as its interval narrows, and how long that took. */
export function Findings({ names }: { readonly names: readonly string[] }) {
  const t = useStrings(strings);
  const arms = useStore(useFromSession(studyOf).store, (study) => study.arms);
  const percent = (share: number) => formatNumber(share * 100, { maximumFractionDigits: 0 });
  return (
    <section className={styles['findings']} data-arms={arms.length} aria-label={t('table')}>
      {shareText(arms, names).map((said, i) => {
        const solved = [...(arms[i]?.outcomes.values() ?? [])].map(isSolvedSeed);
        const { low = 0, high = 1 } = shareCourse(solved).at(-1) ?? {};
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: an arm is its place
          <div key={i}>
            <h4 className="heading">{said}</h4>
            <p>
              {solved.length === 0
                ? t('courseEmpty')
                : t('interval', { low: percent(low), high: percent(high) })}
            </p>
          </div>
        );
      })}
      <p className="note">{t('solvedMeans')}</p>
      <div className="chart">
        <SeriesFigure source={useStudySource(shareModel)} />
      </div>
      <div className="chart">
        <SeriesFigure source={useStudySource(episodesModel)} />
      </div>
    </section>
  );
}

/** Every seed's curve, with median and quartiles. */
export function Curves() {
  const t = useStrings(strings);
  const { store } = useFromSession(studyOf);
  const extension = useMemo(() => faintCurves(() => store.getState().arms), [store]);
  return (
    <div className="chart">
      <SeriesFigure source={useStudySource(curvesModel)} help={t('curvesHelp')} extension={extension} />
    </div>
  );
}

/** A chart of the study as it stands. @param modelOf always the same function */
function useStudySource(
  modelOf: (study: Study, names: readonly string[], words: ChartWords) => ChartModel,
): ModelSource {
  const words = useChartWords();
  const { store } = useFromSession(studyOf);
  return useMemo(
    () => ({
      get() {
        const state = store.getState();
        return modelOf(state, state.arms.map(armName), words);
      },
      subscribe: (listener) =>
        store.subscribe((now, before) => {
          if (now.arms !== before.arms || now.pointedAt !== before.pointedAt) listener();
        }),
    }),
    [words, modelOf, store],
  );
}

/** How many carts of an arm are in each state. */
export function Counts({ index }: { readonly index: number }) {
  const t = useStrings(strings);
  const study = useFromSession(studyOf).store;
  const arm = useStore(study, ({ arms }) => arms[index]);
  const seeds = useStore(study, (state) => state.seeds);
  const moment = useStore(useFromSession(fieldOf).store, (state) => state.moment);
  if (arm === undefined) return null;
  const counts = countsOf(cartsOf(arm, seeds, moment));
  return (
    <dl className={`figures ${styles['counts']}`}>
      {CART_STATES.map((state) => (
        <div key={state} className="figure" data-state={state}>
          <dt>{t(`state-${state}`)}</dt>
          <dd>{formatNumber(counts[state])}</dd>
        </div>
      ))}
    </dl>
  );
}

/** How far the study has come, and how fast. */
export function Progress() {
  const t = useStrings(strings);
  const { status, seeds: wanted, arms, elapsedSeconds } = useStore(useFromSession(studyOf).store);
  const outcomes = arms.flatMap((arm) => [...arm.outcomes.values()]);
  const seeds = wanted.length * arms.length;
  const done = outcomes.length;
  const perMinute = (60 * done) / elapsedSeconds;
  const parted = [
    t(status === 'cancelled' ? 'cancelled' : 'progress', { done, seeds }),
    ...(done > 0 && status !== 'cancelled'
      ? [t('perMinute', { rate: formatNumber(perMinute, { maximumSignificantDigits: 2 }) })]
      : []),
    ...(done > 0 && status === 'running'
      ? [t('timeLeft', { time: formatDuration((60 * (seeds - done)) / perMinute) })]
      : []),
  ];
  return (
    <div className={`stack gap1 ${styles['progress']}`}>
      <progress max={seeds} value={done} aria-label={t('title')} />
      <p>{parted.join(' · ')}</p>
    </div>
  );
}
