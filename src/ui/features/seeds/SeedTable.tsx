import { useStore } from 'zustand';
import { seeds as strings } from '../../../locales/en/seeds.ts';
import { hasEnded, isSolvedSeed, type SeedRun } from '../../../runs/seed-run.ts';
import { formatNumber, useStrings } from '../../kit/i18n/index.ts';
import { useFromSession } from '../../session/useSession.ts';
import styles from './Seeds.module.css';
import { mostShown, studyOf } from './study-store.ts';
import { armName } from './words.ts';

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
