import { learn as strings } from '../../../locales/en/learn.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { formatState } from '../inside/index.ts';
import styles from './Learn.module.css';
import type { Lesson } from './lesson.ts';

interface Props {
  readonly lessons: readonly Lesson[];
  readonly chosen: Lesson;
  readonly onChoose: (lesson: Lesson) => void;
  readonly prioritised: boolean;
  readonly format: (value: number) => string;
}

/** The transitions of a minibatch as one group of radio buttons: arrow keys walk through it. */
export function Minibatch({ lessons, chosen, onChoose, prioritised, format }: Props) {
  const t = useStrings(strings);
  const greatest = Math.max(...lessons.map(({ tdError }) => Math.abs(tdError)), Number.MIN_VALUE);
  return (
    <fieldset>
      <legend>{t('batchTitle')}</legend>
      <p className="note">
        {t(prioritised ? 'batchHelpPrioritised' : 'batchHelp', { size: lessons.length })}
      </p>
      <div className={`caption ${styles.columns}`} aria-hidden="true">
        <span>{t('columnAction')}</span>
        <span>{t('columnAngle')}</span>
        <span>{t('columnError')}</span>
      </div>
      <div className={`sheet scroll ruled ${styles.rows}`}>
        {lessons.map((lesson, rank) => {
          const action = t(lesson.action === 1 ? 'right' : 'left');
          const angle = formatState(lesson.state).poleAngle;
          const tdError = format(lesson.tdError);
          return (
            <label key={lesson.row} className={`pick ${styles.row}`}>
              <input
                type="radio"
                name="transition"
                checked={lesson === chosen}
                onChange={() => onChoose(lesson)}
                aria-label={t('transitionLabel', { rank: rank + 1, action, angle, tdError })}
              />
              <span className={styles.action} data-action={lesson.action === 1 ? 'right' : 'left'}>
                {lesson.action === 1 ? '→' : '←'} {action}
              </span>
              <span className={`value ${styles.number}`}>
                {angle}
                {lesson.ended && <em> {t('ended')}</em>}
              </span>
              <span className="value">{tdError}</span>
              <span className={`meter ${styles.meter}`} aria-hidden="true">
                <span style={{ width: `${(100 * Math.abs(lesson.tdError)) / greatest}%` }} />
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
