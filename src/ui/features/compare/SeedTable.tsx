import { useStore } from 'zustand';
import { compare } from '../../../locales/en/compare.ts';
import { isSolved, type Run, testOf } from '../../../runs/run.ts';
import { formatNumber, useStrings } from '../../kit/i18n/index.ts';
import styles from './Compare.module.css';
import { study, studyStore } from './study-store.ts';

/** What each seed came to; the one that is pointed at or focused shows its curve. */
export function SeedTable() {
  const t = useStrings(compare);
  const { seeds, outcomes, pointedAt } = useStore(studyStore);
  return (
    <div className={styles['seeds']}>
      <table>
        <caption className="visuallyHidden">{t('seedsTable')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('seed')}</th>
            <th scope="col">{t('outcome')}</th>
            <th scope="col">{t('testMean')}</th>
            <th scope="col">{t('testMin')}</th>
            <th scope="col">{t('episodesColumn')}</th>
            <th scope="col">{t('updates')}</th>
            <th scope="col">{t('seconds')}</th>
          </tr>
        </thead>
        <tbody onPointerLeave={() => study.pointAt(null)}>
          {seeds.map((seed) => {
            const outcome = outcomes.find(({ config }) => config.seed === seed);
            return (
              <tr key={seed} data-pointed={pointedAt === seed} onPointerEnter={() => study.pointAt(seed)}>
                <th scope="row">
                  <button
                    type="button"
                    disabled={outcome === undefined}
                    aria-pressed={pointedAt === seed}
                    onFocus={() => study.pointAt(seed)}
                    onClick={() => study.pointAt(seed)}
                  >
                    {seed}
                  </button>
                </th>
                {outcome === undefined ? <Waiting seed={seed} /> : <Cells outcome={outcome} />}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Waiting({ seed }: { readonly seed: number }) {
  const t = useStrings(compare);
  const episode = useStore(studyStore, ({ training }) => training.get(seed));
  return <td colSpan={6}>{episode === undefined ? t('seedWaiting') : t('seedTraining', { episode })}</td>;
}

function Cells({ outcome }: { readonly outcome: Run }) {
  const t = useStrings(compare);
  const { history, elapsedSeconds } = outcome;
  const test = testOf(outcome);
  const number = (value: number, decimals = 0) => formatNumber(value, { maximumFractionDigits: decimals });
  return (
    <>
      <td data-solved={isSolved(outcome)}>
        {t(test === null ? 'seedFailed' : isSolved(outcome) ? 'seedSolved' : 'seedUnsolved')}
      </td>
      <td>{test === null ? '–' : number(test.mean, 1)}</td>
      <td>{test === null ? '–' : number(test.min)}</td>
      <td>{number(history.length)}</td>
      <td>{number(history.at(-1)?.updates ?? 0)}</td>
      <td>{number(elapsedSeconds, 1)}</td>
    </>
  );
}
