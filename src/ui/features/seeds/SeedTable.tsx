import { useStore } from 'zustand';
import { seeds as strings } from '../../../locales/en/seeds.ts';
import { isSolvedSeed, type SeedOutcome } from '../../../runs/seed-outcome.ts';
import { formatNumber, useStrings } from '../../kit/i18n/index.ts';
import { useFromSession } from '../../session/useSession.ts';
import styles from './Seeds.module.css';
import { type Arm, mostShown, studyOf } from './study-store.ts';
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
              const outcome = arm.outcomes.get(seed);
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
                      disabled={outcome === undefined}
                      aria-pressed={isPointedAt}
                      onFocus={() => study.pointAt(place)}
                      onClick={() => study.pointAt(place)}
                    >
                      {seed}
                    </button>
                  </th>
                  {isOne ? null : <td>{armName(arm)}</td>}
                  {outcome === undefined ? <Waiting arm={arm} seed={seed} /> : <Cells outcome={outcome} />}
                </tr>
              );
            }),
          )}
        </tbody>
      </table>
    </div>
  );
}

function Waiting({ arm, seed }: { readonly arm: Arm; readonly seed: number }) {
  const t = useStrings(strings);
  const episode = arm.training.get(seed)?.history.length;
  return <td colSpan={6}>{episode === undefined ? t('waiting') : t('training', { episode })}</td>;
}

function Cells({ outcome }: { readonly outcome: SeedOutcome }) {
  const t = useStrings(strings);
  const { test, episodes, updates, seconds } = outcome;
  const number = (value: number, decimals = 0) => formatNumber(value, { maximumFractionDigits: decimals });
  const isSolved = isSolvedSeed(outcome);
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
