import type { Config } from '../../../core/config.ts';
import { type FeedForwardShape, parameterCountOf } from '../../../core/feed-forward.ts';
import { networkShape } from '../../../core/training-state.ts';
import { learn as strings } from '../../../locales/en/learn.ts';
import { formatNumber, type Translate, useStrings } from '../../kit/i18n/index.ts';
import { shownConfig } from '../../session/session.ts';
import { useSession } from '../../session/useSession.ts';
import styles from './Learn.module.css';
import { bufferSizeOf, epsilonOf } from './learn-store.ts';
import { SlowMotion } from './SlowMotion.tsx';

/** Learn: one update in slow motion, and what DQN is made of. */
export default function LearnPanel() {
  return (
    <div className="stack gap5 actionColours">
      <SlowMotion />
      <Parts />
    </div>
  );
}

type T = Translate<typeof strings>;

/** The parts of DQN in a sentence or two, each with what it is in this run; and what to take with salt. */
function Parts() {
  const t = useStrings(strings);
  const config = useSession(shownConfig);
  const shape = useSession(({ run }) => run.initial?.shape) ?? networkShape(config);
  return (
    <>
      <section aria-labelledby="learn-parts">
        <h3 id="learn-parts">{t('partsTitle')}</h3>
        <p className="note measure">{t('partsHelp')}</p>
        <dl className={`cards gap5 ${styles.parts}`}>
          <Part
            term={t('stateTerm')}
            text={t('stateText', { force: config.forceMagnitude, seconds: config.timeStep })}
          />
          <Part
            term={t('returnTerm')}
            text={t('returnText', { pays: t(`pays-${config.reward}`) })}
            now={t('returnNow', { gamma: formatNumber(config.gamma), divisor: config.rewardDivisor })}
          />
          <Part term={t('qTerm')} text={t('qText')} now={networkNow(shape, t)} />
          <Epsilon />
          <Replay capacity={config.bufferCapacity} />
          <Part
            term={t('targetTerm')}
            text={t('targetDefinition')}
            now={targetNow(config, t)}
            tour="part-target"
          />
          <Part
            term={t('lossTerm')}
            text={t('lossDefinition')}
            now={t(config.loss === 'huber' ? 'lossNowHuber' : 'lossNowSquared', { n: config.nStep })}
          />
          <Part
            term={t('endTerm')}
            text={t('endText')}
            now={t(config.bootstrapOnTruncation ? 'endNowBootstraps' : 'endNowFails')}
          />
        </dl>
      </section>
      <section className="sheet pad stack gap2" aria-labelledby="learn-honest">
        <h3 id="learn-honest">{t('honestTitle')}</h3>
        <p className="measure">{t('honestDouble')}</p>
        <p className="measure">{t('honestScale')}</p>
        <p className="measure">{t('honestLimits')}</p>
      </section>
    </>
  );
}

interface PartProps {
  readonly term: string;
  readonly text: string;
  /** What it is in this run. */
  readonly now?: string;
  /** Its name for the guided tour. */
  readonly tour?: string;
}

function Part({ term, text, now, tour }: PartProps) {
  return (
    <div data-tour={tour}>
      <dt className="title">{term}</dt>
      <dd className="note">
        <p>{text}</p>
        {now !== undefined && <p className={styles.now}>{now}</p>}
      </dd>
    </div>
  );
}

function Epsilon() {
  const t = useStrings(strings);
  const epsilon = formatNumber(100 * useSession(epsilonOf), { maximumFractionDigits: 1 });
  return <Part term={t('epsilonTerm')} text={t('epsilonText')} now={t('epsilonNow', { epsilon })} />;
}

function Replay({ capacity }: { readonly capacity: number }) {
  const t = useStrings(strings);
  const size = useSession(bufferSizeOf);
  return <Part term={t('replayTerm')} text={t('replayText')} now={t('replayNow', { size, capacity })} />;
}

function networkNow(shape: FeedForwardShape, t: T): string {
  const [first = 0, second = 0] = shape.hidden;
  return t('qNow', { first, second, parameters: parameterCountOf(shape) });
}

function targetNow(config: Config, t: T): string {
  const percent = formatNumber(100 * config.polyakTau, { maximumFractionDigits: 2 });
  return {
    polyak: t('targetNowPolyak', { percent }),
    episodes: t('targetNowEpisodes', { period: config.targetPeriodEpisodes }),
    updates: t('targetNowUpdates', { period: config.targetPeriodUpdates }),
  }[config.targetUpdate];
}
