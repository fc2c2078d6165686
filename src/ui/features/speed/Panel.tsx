import { Gauge, X } from 'lucide-react';
import { useId } from 'react';
import { useStore } from 'zustand';
import { PRESETS } from '../../../core/presets.ts';
import { isSameTask, updateTask } from '../../../core/update-task.ts';
import { speed as strings } from '../../../locales/en/speed.ts';
import type { LearnerSpeed } from '../../../worker/speed/protocol.ts';
import { Button } from '../../kit/Button.tsx';
import { Details } from '../../kit/Details.tsx';
import { formatNumber, useStrings } from '../../kit/i18n/index.ts';
import { useLoaded } from '../../kit/LazyPart.tsx';
import { useFromSession, useSession, useSessionHandle } from '../../session/useSession.ts';
import { shortGpuName } from './device.ts';
import { loadPytorchFigures, type PytorchFigures } from './pytorch.ts';
import styles from './Speed.module.css';
import { type SpeedMeasurement, speedOf } from './speed-store.ts';

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
          <Details message={measurement.message} />
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

interface SpeedsProps {
  readonly measurement: Extract<SpeedMeasurement, { status: 'measured' }>;
  readonly pytorch: PytorchFigures | null;
}

/** What was measured, beside PyTorch's figures, and the offer to use the fastest. */
function Speeds({ measurement: { speeds, missing, disturbed }, pytorch }: SpeedsProps) {
  const t = useStrings(strings);
  const [winner] = speeds;
  if (winner === undefined) return null;
  const bars = (
    of: (speed: LearnerSpeed) => number,
    reference: number | undefined,
    fastest?: LearnerSpeed,
  ): Bar[] => {
    const learners = speeds.map(
      (speed): Bar => ({
        id: speed.name,
        name: t(`name-${speed.name}`),
        about: runsOnGpu(speed) ? shortGpuName(speed.device) : t('yourProcessor'),
        value: of(speed),
        kind: speed === fastest ? 'fastest' : 'learner',
      }),
    );
    if (reference === undefined) return learners;
    const [name, about] = [t('pytorch'), t('pytorchDevice')];
    return [...learners, { id: 'pytorch', name, about, value: reference, kind: 'reference' }];
  };
  return (
    <>
      <p className="visuallyHidden" role="status">
        {t('announced', { name: t(`name-${winner.name}`), value: figure(winner.updateMs) })}
      </p>
      <Offer winner={winner} next={speeds[1]} />
      <Device />
      {disturbed && <p className="error">{t('disturbed')}</p>}
      <div className={`stack gap5 ${styles.figures}`}>
        <Bars
          title={t('updates')}
          bars={bars(({ updateMs }) => updateMs, pytorch?.updateMs, winner)}
          label={(value) => t('updateMs', { value: figure(value) })}
        />
        <Bars
          title={t('actions')}
          bars={bars(({ actionUs }) => actionUs, pytorch?.stepUs)}
          label={(value) => t('actionUs', { value: figure(value) })}
        />
      </div>
      <ul className="stack gap1 note measure">
        {missing.length > 0 && (
          <li>{t('missing', { names: missing.map((name) => t(`name-${name}`)).join(', ') })}</li>
        )}
        <li>{t('actionsNote')}</li>
        {pytorch !== null && (
          <li>
            {t('pytorchNote', { runs: pytorch.runs })} {t('pytorchActionNote')}
          </li>
        )}
      </ul>
    </>
  );
}

/** 'This device: 8 processor threads; WebGL on Apple M2.' */
function Device() {
  const t = useStrings(strings);
  const gpu = useSession(({ learner }) => learner?.gpu ?? null);
  const threads = t('threads', { count: navigator.hardwareConcurrency });
  return (
    <p className="note" title={gpu ?? undefined}>
      {gpu === null ? t('device', { threads }) : t('deviceWithGpu', { threads, gpu: shortGpuName(gpu) })}
    </p>
  );
}

function Offer({ winner, next }: { readonly winner: LearnerSpeed; readonly next: LearnerSpeed | undefined }) {
  const { actions } = useSessionHandle();
  const t = useStrings(strings);
  const inUse = useSession(({ learner }) => learner?.name === winner.name);
  const name = t(`name-${winner.name}`);
  return (
    <div className="row">
      <p className="title">
        {next === undefined
          ? t('winnerAlone', { name })
          : t('winner', { name, times: figure(next.updateMs / winner.updateMs, 2) })}
      </p>
      {inUse ? (
        <p className="note">{t('inUse', { name })}</p>
      ) : (
        <Button onClick={() => actions.setLearner(winner.name)}>{t('use', { name })}</Button>
      )}
    </div>
  );
}

/** TensorFlow.js runs on the processor where it finds no WebGL. */
function runsOnGpu({ name, device }: LearnerSpeed): boolean {
  return name === 'webgl' || (name === 'tfjs' && device !== 'CPU');
}

function figure(value: number, digits = 3): string {
  return formatNumber(value, { maximumSignificantDigits: digits });
}

interface Bar {
  readonly id: string;
  readonly name: string;
  /** What it runs on. */
  readonly about: string;
  readonly value: number;
  readonly kind: 'fastest' | 'learner' | 'reference';
}

interface BarsProps {
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly label: (value: number) => string;
}

/** Times as bars from zero, to one scale; each with its number, so that the bars themselves need not be read. */
function Bars({ title, bars, label }: BarsProps) {
  const t = useStrings(strings);
  const heading = useId();
  const longest = Math.max(...bars.map(({ value }) => value));
  return (
    <section className="stack gap2" aria-labelledby={heading}>
      <h4 id={heading}>{title}</h4>
      <ul className="stack">
        {bars.map(({ id, name, about, value, kind }) => (
          <li key={id} className={styles.row} data-kind={kind}>
            <span className={styles.name}>
              {name} <small className="caption">{about}</small>
            </span>
            <span className={styles.value}>
              {label(value)}
              {kind === 'fastest' && <span className={`chip ${styles.fastest}`}>{t('fastest')}</span>}
            </span>
            <span className={`meter ${styles.track}`} aria-hidden="true">
              <span className={styles.bar} style={{ inlineSize: `${(100 * value) / longest}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
