import { FlaskConical } from 'lucide-react';
import { useCallback } from 'react';
import { useStore } from 'zustand';
import { settingsOfWorld, type WorldName } from '../../../core/named-worlds.ts';
import { wilsonInterval } from '../../../core/statistics.ts';
import { worldOf } from '../../../core/world.ts';
import { experiments as strings } from '../../../locales/en/experiments.ts';
import { worlds } from '../../../locales/en/worlds.ts';
import { isSolved, type Run } from '../../../runs/run.ts';
import { Button } from '../../kit/Button.tsx';
import { formatNumber, type Translate, text, useStrings } from '../../kit/i18n/index.ts';
import { useLoaded } from '../../kit/LazyPart.tsx';
import type { SessionHandle } from '../../session/create-session.ts';
import { useSessionHandle } from '../../session/useSession.ts';
import { trainWanted } from '../seeds/index.ts';
import { setUpWithUndo } from '../settings/index.ts';
import { testInWorld } from '../worlds/index.ts';
import styles from './Experiments.module.css';
import { experimentsOf } from './experiment-store.ts';
import {
  baselineCommand,
  baselineFact,
  baselineOf,
  EXPERIMENT_FACTS,
  EXPERIMENTS,
  experimentCommand,
  experimentConfig,
  type Fact,
  supportedAnswer,
} from './experiments.ts';
import type { ExperimentId } from './index.ts';

/** Seeds a side of the study that a person may add to the one run. */
const studySeeds = 30;

interface Props {
  readonly id: ExperimentId;
  readonly run: Run;
}

/** After the run: what was expected, what this seed did, what many did, and why. */
export function Outcome({ id, run }: Props) {
  const t = useStrings(strings);
  const tWorlds = useStrings(worlds);
  const session = useSessionHandle();
  const answer = useStore(experimentsOf(session).store, ({ predictions }) => predictions[id]);
  const fact = EXPERIMENT_FACTS[id];
  const supported = supportedAnswer(fact, baselineFact(id));
  const { testedIn } = EXPERIMENTS[id];
  const carried = useCarriedTest(run, testedIn);
  return (
    <section className={`stack ${styles['outcome']}`} aria-labelledby="outcome-title">
      <h4 id="outcome-title">{t('found')}</h4>
      {answer === undefined ? null : (
        <p className={`callout measure ${answer === supported ? 'toneLive' : 'toneBefore'}`}>
          {t(answer === supported ? 'asExpected' : 'otherwise', {
            expected: t(`${id}-${answer}`),
            found: t(`${id}-${supported}`),
          })}
        </p>
      )}
      <dl className={`stack gap2 ${styles['facts']}`}>
        <FactRow name={t(`${id}-title`)} fact={fact} />
        <FactRow name={t('baseline')} fact={baselineFact(id)} />
      </dl>
      <p className="measure">{t(`${id}-why`)}</p>
      <p className="note">
        {oneSeed(run, testedIn === undefined ? null : { world: tWorlds(testedIn), test: carried }, t)}
      </p>
      <div className="buttons">
        {testedIn === undefined ? (
          <Button icon={FlaskConical} onClick={() => studyExperiment(session, id)}>
            {t('study', { seeds: studySeeds })}
          </Button>
        ) : null}
      </div>
      <details>
        <summary>{t('reproduce')}</summary>
        <pre className="note">{[experimentCommand(id), baselineCommand(id)].join('\n')}</pre>
      </details>
    </section>
  );
}

type CarriedTest = Awaited<ReturnType<typeof testInWorld>>;

/** What became of an agent in the world that it was carried to; null before that is known, and where it stayed at home. */
function useCarriedTest({ config, result }: Run, testedIn: WorldName | undefined): CarriedTest | null {
  const kept = result?.kept;
  // Without an answer of its own this seed says nothing; what many seeds did stands there all the same.
  return useLoaded(
    useCallback(async () => {
      if (testedIn === undefined || kept === undefined) return null;
      return testInWorld(kept, worldOf({ ...config, ...settingsOfWorld(testedIn) }), config.seed);
    }, [config, kept, testedIn]),
  );
}

/** What the one run says: of an agent that was carried elsewhere, what it did there. */
function oneSeed(
  run: Run,
  carried: { readonly world: string; readonly test: CarriedTest | null } | null,
  t: Translate<typeof strings>,
): string {
  const { seed } = run.config;
  if (carried === null) return t(isSolved(run) ? 'oneSeedSolved' : 'oneSeedUnsolved', { seed });
  const { world, test } = carried;
  if (test === null) return t('carrying', { world });
  const mean = formatNumber(test.mean, { maximumFractionDigits: 1 });
  return t('oneSeedCarried', { seed, world, mean, full: test.full });
}

function studyExperiment(session: SessionHandle, id: ExperimentId): void {
  const t = text(strings);
  setUpWithUndo(
    session,
    { preset: EXPERIMENTS[id].preset, config: experimentConfig(id, 0) },
    t('setUp', { title: t(`${id}-title`) }),
  );
  trainWanted(session, { seeds: studySeeds, firstSeed: 0, beside: baselineOf(id) });
  location.hash = 'seeds';
}

function FactRow({ name, fact }: { readonly name: string; readonly fact: Fact }) {
  const t = useStrings(strings);
  const { solved, seeds, updates } = fact;
  const [low, high] = wilsonInterval(solved, seeds);
  const percent = (share: number) => formatNumber(share * 100, { maximumFractionDigits: 1 });
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span className={styles['share']}>{t('share', { solved, seeds })}</span>
        <span
          className="meter"
          role="img"
          aria-label={t('interval', { low: percent(low), high: percent(high) })}
        >
          <span style={{ inlineSize: `${(100 * solved) / seeds}%` }} />
          <i style={{ insetInlineStart: `${100 * low}%`, inlineSize: `${100 * (high - low)}%` }} />
        </span>
        <span className="note">
          {t('interval', { low: percent(low), high: percent(high) })} {t('updates', { updates })}
        </span>
      </dd>
    </div>
  );
}
