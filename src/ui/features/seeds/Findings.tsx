import { useMemo } from 'react';
import { useStore } from 'zustand';
import { seeds as strings } from '../../../locales/en/seeds.ts';
import { endedOf, hasEnded, isSolvedSeed, type SeedRun } from '../../../runs/seed-run.ts';
import type { ChartModel, ModelSource } from '../../kit/charts/model.ts';
import { SeriesFigure } from '../../kit/charts/SeriesFigure.tsx';
import { type ChartWords, useChartWords } from '../../kit/charts/words.ts';
import { Figure } from '../../kit/Figure.tsx';
import { formatDuration, formatNumber, useStrings } from '../../kit/i18n/index.ts';
import { useFromSession } from '../../session/useSession.ts';
import { CART_STATES, cartsOf, countsOf } from '../field/index.ts';
import { fieldOf } from './Field.tsx';
import { curvesModel, episodesModel, faintCurves, shareCourse, shareModel, shareText } from './models.ts';
import styles from './Seeds.module.css';
import { armName, mostShown, type Study, studyOf } from './study-store.ts';

/** What a study has come to so far: the share that solved it, as its interval narrows, and how long that took. */
export function Findings() {
  const t = useStrings(strings);
  const arms = useStore(useFromSession(studyOf).store, (study) => study.arms);
  const percent = (share: number) => formatNumber(share * 100, { maximumFractionDigits: 0 });
  return (
    <section className={styles['findings']} data-arms={arms.length} aria-label={t('table')}>
      {shareText(arms).map((said, i) => {
        const solved = endedOf(arms[i]?.runs ?? new Map()).map(isSolvedSeed);
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
function useStudySource(modelOf: (study: Study, words: ChartWords) => ChartModel): ModelSource {
  const words = useChartWords();
  const { store } = useFromSession(studyOf);
  return useMemo(
    () => ({
      get: () => modelOf(store.getState(), words),
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
  const counts = countsOf(cartsOf(arm.runs, seeds, moment));
  return (
    <dl className={`figures ${styles['counts']}`}>
      {CART_STATES.map((state) => (
        <Figure
          key={state}
          data-state={state}
          name={t(`state-${state}`)}
          value={formatNumber(counts[state])}
        />
      ))}
    </dl>
  );
}

/** How far the study has come, and how fast. */
export function Progress() {
  const t = useStrings(strings);
  const { status, seeds: wanted, arms, elapsedSeconds } = useStore(useFromSession(studyOf).store);
  const seeds = wanted.length * arms.length;
  const done = arms.flatMap(({ runs }) => endedOf(runs)).length;
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

/** What each seed came to; the one that is pointed at or focused shows its curve. */
export function SeedTable() {
  const t = useStrings(strings);
  const study = useFromSession(studyOf);
  const { seeds, arms, pointedAt } = useStore(study.store);
  const isOne = arms.length === 1;
  return (
    <div className={`scroll ${styles['seeds']}`}>
      <table className="table">
        <caption className="visuallyHidden">{t('table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('seed')}</th>
            {isOne ? null : <th scope="col">{t('settings')}</th>}
            <th scope="col">{t('outcome')}</th>
            <th scope="col">{t('testMean')}</th>
            <th scope="col">{t('testMin')}</th>
            <th scope="col">{t('episodes')}</th>
            <th scope="col">{t('updates')}</th>
            <th scope="col">{t('seconds')}</th>
          </tr>
        </thead>
        <tbody onPointerLeave={() => study.pointAt(null)}>
          {seeds.slice(0, mostShown).flatMap((seed) =>
            arms.map((arm, index) => {
              const place = { arm: index, seed };
              const run = arm.runs.get(seed);
              const isOver = run !== undefined && hasEnded(run);
              const isPointedAt = pointedAt?.seed === seed && pointedAt.arm === index;
              return (
                <tr
                  // biome-ignore lint/suspicious/noArrayIndexKey: an arm is its place
                  key={`${seed}-${index}`}
                  data-pointed={isPointedAt}
                  onPointerEnter={() => study.pointAt(place)}
                >
                  <th scope="row">
                    <button
                      type="button"
                      disabled={!isOver}
                      aria-pressed={isPointedAt}
                      onFocus={() => study.pointAt(place)}
                      onClick={() => study.pointAt(place)}
                    >
                      {seed}
                    </button>
                  </th>
                  {isOne ? null : <td>{armName(arm)}</td>}
                  {isOver ? (
                    <Cells run={run} />
                  ) : (
                    <td colSpan={6}>
                      {run === undefined ? t('waiting') : t('training', { episode: run.episodes })}
                    </td>
                  )}
                </tr>
              );
            }),
          )}
        </tbody>
      </table>
    </div>
  );
}

function Cells({ run }: { readonly run: SeedRun }) {
  const t = useStrings(strings);
  const { test, episodes, updates, seconds } = run;
  const number = (value: number, decimals = 0) => formatNumber(value, { maximumFractionDigits: decimals });
  const isSolved = isSolvedSeed(run);
  return (
    <>
      <td data-solved={isSolved}>{t(test === null ? 'failed' : isSolved ? 'solved' : 'unsolved')}</td>
      <td>{test === null ? '–' : number(test.mean, 1)}</td>
      <td>{test === null ? '–' : number(test.min)}</td>
      <td>{number(episodes)}</td>
      <td>{number(updates)}</td>
      <td>{number(seconds, 1)}</td>
    </>
  );
}
