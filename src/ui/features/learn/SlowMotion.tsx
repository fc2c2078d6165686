import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Config } from '../../../core/config.ts';
import { learn as strings } from '../../../locales/en/learn.ts';
import { isActive } from '../../../runs/run.ts';
import type { InspectedUpdate } from '../../../worker/protocol.ts';
import { Button } from '../../kit/Button.tsx';
import { useStrings } from '../../kit/i18n/index.ts';
import { pastOf } from '../../session/session.ts';
import { useFromSession, useSession, useSessionHandle } from '../../session/useSession.ts';
import { formatState, formatValue } from '../inside/index.ts';
import styles from './Learn.module.css';
import { bufferSizeOf, isLearning, slowMotionOf } from './learn-store.ts';
import { type Lesson, lessonsOf, meanErrors, meanErrorWith } from './lesson.ts';
import { LessonSteps } from './steps.tsx';

/** The next update of the run, taken apart on a copy. */
export function SlowMotion() {
  const t = useStrings(strings);
  const { store, takeUpdateApart } = useFromSession(slowMotionOf);
  const update = useStore(store, (state) => state.update);
  const config = useSession(({ run }) => run.config);
  const active = useSession(({ run }) => isActive(run));
  const learning = useSession(({ run }) => isLearning(run));
  const waiting = useStore(store, (state) => state.waiting);
  const firstIsDue = active && learning && update === null && !waiting;
  useEffect(() => {
    if (firstIsDue) takeUpdateApart();
  }, [firstIsDue, takeUpdateApart]);
  return (
    <section className="stack" aria-labelledby="slow-motion">
      <header className="split top" data-tour="slow-motion">
        <div>
          <h3 id="slow-motion">{t('slowMotion')}</h3>
          <p className="note measure">{t('slowMotionHelp')}</p>
        </div>
        {active && (
          <Button disabled={waiting || !learning} onClick={takeUpdateApart}>
            {t(waiting ? 'taking' : 'take')}
          </Button>
        )}
      </header>
      {update === null ? <Nothing /> : <Apart update={update} config={config} />}
    </section>
  );
}

function Apart({ update, config }: { readonly update: InspectedUpdate; readonly config: Config }) {
  const t = useStrings(strings);
  const active = useSession(({ run }) => isActive(run));
  const { store } = useFromSession(slowMotionOf);
  const row = useStore(store, (state) => state.row);
  const lessons = useMemo(() => lessonsOf(update, config), [update, config]);
  const lesson = lessons.find((candidate) => candidate.row === row) ?? lessons[0];
  if (lesson === undefined) return null;
  const scale = Math.max(
    ...lessons.map(({ qTaken, target }) => Math.max(Math.abs(qTaken), Math.abs(target))),
  );
  const format = (value: number) => formatValue(value, scale / 10);
  return (
    <>
      <p className="note">
        {t('updateNumber', { update: update.updates + 1 })}
        {!active && <> · {t('over')}</>}
      </p>
      <AtMoment update={update} now={meanErrors(lessons).before} format={format} />
      <div className={`stack gap4 ${styles.apart}`}>
        <Minibatch
          lessons={lessons}
          chosen={lesson}
          onChoose={({ row: chosen }) => store.setState({ row: chosen })}
          prioritised={config.replay === 'prioritised'}
          format={format}
        />
        <LessonSteps
          lesson={lesson}
          lessons={lessons}
          config={config}
          learningRate={update.learningRate}
          format={format}
        />
      </div>
    </>
  );
}

interface AtMomentProps {
  readonly update: InspectedUpdate;
  /** Mean |TD error| of the update. */
  readonly now: number;
  readonly format: (value: number) => string;
}

/** What the network of the moment that the page shows makes of the same minibatch; nothing while that is the newest. */
function AtMoment({ update, now, format }: AtMomentProps) {
  const t = useStrings(strings);
  const moment = useSession((session) => session.moment);
  const past = useSession((session) => pastOf(session.run, session.moment)?.weights ?? null);
  const error = useMemo(() => (past === null ? null : meanErrorWith(past, update)), [past, update]);
  if (error === null || moment === 'live') return null;
  return (
    <p className={styles.atMoment}>
      {t('atMoment', { episode: moment, past: format(error), now: format(now) })}
    </p>
  );
}

/** Before there is an update to take apart: what it takes to get one. */
function Nothing() {
  const { actions } = useSessionHandle();
  const t = useStrings(strings);
  const active = useSession(({ run }) => isActive(run));
  const learning = useSession(({ run }) => isLearning(run));
  const learningStarts = useSession(({ run }) => run.config.learningStarts);
  const size = useSession(bufferSizeOf);
  const over = useSession(({ run }) => run.result !== null);
  return (
    <div className="empty">
      <strong className="heading">{t('emptyTitle')}</strong>
      {active ? (
        <p className="measure">{learning ? t('taking') : t('notLearning', { learningStarts, size })}</p>
      ) : (
        <>
          <p className="measure">{t(over ? 'overEmpty' : 'empty')}</p>
          <Button look="primary" onClick={() => actions.train()}>
            {t('emptyButton')}
          </Button>
        </>
      )}
    </div>
  );
}

interface Props {
  readonly lessons: readonly Lesson[];
  readonly chosen: Lesson;
  readonly onChoose: (lesson: Lesson) => void;
  readonly prioritised: boolean;
  readonly format: (value: number) => string;
}

/** The transitions of a minibatch as one group of radio buttons: arrow keys walk through it. */
function Minibatch({ lessons, chosen, onChoose, prioritised, format }: Props) {
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
