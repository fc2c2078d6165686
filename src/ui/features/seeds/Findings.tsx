import { useMemo } from 'react';
import { useStore } from 'zustand';
import { seeds as strings } from '../../../locales/en/seeds.ts';
import { isSolvedSeed } from '../../../runs/seed-outcome.ts';
import type { ChartModel, ModelSource } from '../../kit/charts/model.ts';
import { SeriesFigure } from '../../kit/charts/SeriesFigure.tsx';
import { type ChartWords, useChartWords } from '../../kit/charts/words.ts';
import { formatNumber, useStrings } from '../../kit/i18n/index.ts';
import { useFromSession } from '../../session/useSession.ts';
import { armName } from './arm-name.ts';
import { curvesModel, faintCurves } from './curves-model.ts';
import { episodesModel, shareModel, shareText } from './findings-model.ts';
import styles from './Seeds.module.css';
import { shareCourse } from './share-course.ts';
import { type Study, studyOf } from './study-store.ts';

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
        <SeriesFigure source={useStudySource(shareModel)} heading="h3" />
      </div>
      <div className="chart">
        <SeriesFigure source={useStudySource(episodesModel)} heading="h3" />
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
      <SeriesFigure
        source={useStudySource(curvesModel)}
        heading="h3"
        help={t('curvesHelp')}
        extension={extension}
      />
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
