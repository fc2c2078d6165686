import { useCallback, useDeferredValue, useMemo } from 'react';
import { useStore } from 'zustand';
import { inside as strings } from '../../../locales/en/inside.ts';
import { animate } from '../../kit/canvas/animation.ts';
import { Radios } from '../../kit/Field.tsx';
import { Figure } from '../../kit/Figure.tsx';
import { useStrings } from '../../kit/i18n/index.ts';
import { usePolled } from '../../kit/usePolled.ts';
import { stageOf } from '../../session/stage/create-stage.ts';
import { useFromSession, useSessionHandle } from '../../session/useSession.ts';
import { passTime, SmallScene } from '../scene/index.ts';
import styles from './Inside.module.css';
import { formatState, stateNumbers } from './index.ts';
import { Look, readable } from './look.ts';
import { PolicyMap } from './PolicyMap.tsx';
import { QBars } from './QBars.tsx';
import { availableSubjects, insideOf, SUBJECTS, type Subject, subjectFor } from './subject.ts';
import { Timeline } from './Timeline.tsx';

/** Inside the agent: what the network believes about the pole on screen, and what it would do elsewhere. */
export default function InsidePanel() {
  const t = useStrings(strings);
  // To look into another agent is to draw everything anew: a run that starts or ends does not wait for it.
  const after = useDeferredValue(useStore(useFromSession(stageOf).after));
  const choices = useFromSession(insideOf);
  const available = availableSubjects(after);
  const subject = subjectFor(
    useStore(choices, ({ subject: chosen }) => chosen),
    available,
  );
  return (
    <div className={`stack gap4 actionColours ${styles.panel}`} data-subject={subject}>
      <header className="row">
        <fieldset>
          <legend className="visuallyHidden">{t('subject')}</legend>
          <div className="segments">
            <Radios
              name="inside-subject"
              values={SUBJECTS}
              value={subject}
              say={(option) => t(option)}
              isOff={(option) => !available.includes(option)}
              onChoose={(option) => choices.setState({ subject: option })}
            />
          </div>
        </fieldset>
        <p className="note grow">
          {t(after.kind === 'waiting' && subject === 'live' ? 'waiting' : `lead-${subject}`)}
        </p>
      </header>
      <Inside subject={subject} />
    </div>
  );
}

function Inside({ subject }: { readonly subject: Subject }) {
  const session = useSessionHandle();
  const look = useMemo(() => new Look(session, subject), [session, subject]);
  const moving = useCallback(
    (element: HTMLDivElement) => {
      const end = animate({ element, frame: passTime(session, sceneOf(subject), look.player) });
      return () => {
        end();
        look.dispose();
      };
    },
    [session, subject, look],
  );
  return (
    <div ref={moving} className={`stack gap5 ${styles.grid}`}>
      <PolicyMap look={look} />
      <div className={`stack gap4 ${styles.side}`}>
        <AgentView look={look} />
        <QBars look={look} />
        <Timeline look={look} />
      </div>
    </div>
  );
}

const sceneOf = (subject: Subject) => (subject === 'before' ? 'before' : 'after');

/** The pole of the scene above, small, and its state in numbers. */
function AgentView({ look }: { readonly look: Look }) {
  const t = useStrings(strings);
  const id = sceneOf(look.subject);
  return (
    <div className={`sheet ${styles.agent}`}>
      <SmallScene id={id} player={look.player} accent={id} label={t('scene')} />
      <StateNumbers look={look} />
    </div>
  );
}

function StateNumbers({ look }: { readonly look: Look }) {
  const t = useStrings(strings);
  const state = usePolled(() => look.player.moment?.state, readable);
  const texts = state && formatState(state);
  return (
    <dl className={styles.numbers}>
      {stateNumbers.map((number) => (
        <Figure key={number} name={t(number)} value={texts?.[number] ?? '–'} />
      ))}
    </dl>
  );
}
