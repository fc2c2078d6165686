import { Gauge, X } from 'lucide-react';
import { useStore } from 'zustand';
import { PRESETS } from '../../../core/presets.ts';
import { isSameTask, updateTask } from '../../../core/update-task.ts';
import { speed as strings } from '../../../locales/en/speed.ts';
import { Button } from '../../kit/Button.tsx';
import { useStrings } from '../../kit/i18n/index.ts';
import { useLoaded } from '../../kit/LazyPart.tsx';
import { useFromSession, useSession } from '../../session/useSession.ts';
import { loadPytorchFigures } from './pytorch.ts';
import styles from './Speed.module.css';
import { Speeds } from './Speeds.tsx';
import { speedOf } from './speed-store.ts';

/** Speed on this device: times the learners here and offers the fastest. */
export default function SpeedPanel() {
  const t = useStrings(strings);
  const { store, measure, cancel } = useFromSession(speedOf);
  const measurement = useStore(store);
  const training = useSession(({ run }) => run.status === 'running');
  const pytorch = useLoaded(loadPytorchFigures); // without them the comparison is left out
  const measuring = measurement.status === 'measuring';
  const config = useSession((session) => session.config);
  const task = updateTask(config);
  return (
    <div className="stack gap4">
      <h3 className="title">{t('title')}</h3>
      <p className="measure">{t('lead', { transitions: task.batchSize, units: task.hiddenWidth })}</p>
      <div className="row">
        <Button
          icon={measuring ? X : Gauge}
          look={measuring ? undefined : 'primary'}
          onClick={() => (measuring ? cancel() : measure(task))}
        >
          {t(measuring ? 'cancel' : measurement.status === 'measured' ? 'measureAgain' : 'measure')}
        </Button>
        {measuring && (
          <div className={`row gap3 grow ${styles.progress}`}>
            <progress aria-label={t('progress')} max={1} value={measurement.share} />
            <span className="note">{t('measuring')}</span>
          </div>
        )}
        {training && !measuring && <p className="note">{t('training')}</p>}
      </div>
      {measurement.status === 'failed' && (
        <div role="alert">
          <p className="error">{t('failed')}</p>
          <details>
            <summary>{t('details')}</summary>
            <pre>{measurement.message}</pre>
          </details>
        </div>
      )}
      {measurement.status === 'measured' && (
        <>
          {!isSameTask(measurement.task, task) && <p className="note">{t('otherSettings')}</p>}
          <Speeds
            measurement={measurement}
            pytorch={isSameTask(measurement.task, updateTask(PRESETS.blog)) ? pytorch : null}
          />
        </>
      )}
    </div>
  );
}
