import { Link, Play } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { KNOB_NAMES, type KnobName } from '../../../core/knobs.ts';
import { compare } from '../../../locales/en/compare.ts';
import { controls } from '../../../locales/en/controls.ts';
import { experiments as strings } from '../../../locales/en/experiments.ts';
import { share } from '../../../locales/en/share.ts';
import { worlds } from '../../../locales/en/worlds.ts';
import { type Run, testOf } from '../../../runs/run.ts';
import { Button } from '../../kit/Button.tsx';
import { browserLacks } from '../../kit/browser-lacks.ts';
import type { ModelSource } from '../../kit/charts/model.ts';
import { SeriesFigure } from '../../kit/charts/SeriesFigure.tsx';
import { useChartWords } from '../../kit/charts/words.ts';
import { Radios } from '../../kit/Field.tsx';
import { formatNumber, type Translate, text, useStrings } from '../../kit/i18n/index.ts';
import { showToast } from '../../kit/toast.ts';
import { useFromSession, useSession } from '../../session/useSession.ts';
import { CurveSelect } from '../compare/index.ts';
import { knobLabel, knobValue } from '../knob-words/index.ts';
import styles from './Experiments.module.css';
import {
  baselineKey,
  curveOf,
  type ExperimentStatus,
  experimentModel,
  experimentStatus,
  experimentsOf,
  hasAnswered,
} from './experiment-store.ts';
import { ANSWERS, EXPERIMENTS } from './experiments.ts';
import { EXPERIMENT_IDS, type ExperimentId, linkToExperiment } from './index.ts';
import { Outcome } from './Outcome.tsx';

const isDone = (run: Run | undefined) => run !== undefined && hasAnswered(run);

/** Questions to answer first, then by a run, then by many. */
export default function ExperimentsPanel() {
  const t = useStrings(strings);
  const { store, select } = useFromSession(experimentsOf);
  const selected = useStore(store, (state) => state.selected);
  const runs = useStore(store, (state) => state.runs);
  return (
    <div className="stack">
      <p className="note">{t('intro')}</p>
      <div className={styles['columns']}>
        <ul className={`menu ${styles['list']}`} aria-label={t('list')}>
          {EXPERIMENT_IDS.map((id) => (
            <li key={id}>
              <button
                type="button"
                aria-pressed={id === selected}
                data-done={isDone(runs[id])}
                onClick={() => select(id)}
              >
                {t(`${id}-title`)}
              </button>
            </li>
          ))}
        </ul>
        <ExperimentView key={selected} id={selected} />
      </div>
    </div>
  );
}

/** One experiment: the question, the run beside the baseline, and what was found. */
function ExperimentView({ id }: { readonly id: ExperimentId }) {
  const t = useStrings(strings);
  const tControls = useStrings(controls);
  const { store, chooseCurve } = useFromSession(experimentsOf);
  const run = useStore(store, (state) => state.runs[id]);
  const tCompare = useStrings(compare);
  const curve = useStore(store, (state) => curveOf(state, id));
  const source = useExperimentSource(id);
  const status = useExperimentStatus(run);
  return (
    <article className="stack" aria-labelledby="experiment-title">
      <h3 id="experiment-title" className="heading">
        {t(`${id}-title`)}
      </h3>
      <p className="note">{differenceText(id, t, tControls)}</p>
      <Prediction id={id} />
      <p role="status">{announcement(run, status, t)}</p>
      {status === 'active' ? <p>{t('running', { episodes: run?.history.length ?? 0 })}</p> : null}
      {run === undefined ? null : (
        <div className="chart">
          <SeriesFigure source={source} help={tCompare(`about-${curve}`)}>
            <CurveSelect curve={curve} choose={(one) => chooseCurve(id, one)} />
          </SeriesFigure>
        </div>
      )}
      {run !== undefined && status === 'ended' ? <Outcome id={id} run={run} /> : null}
    </article>
  );
}

async function copyLink(id: ExperimentId): Promise<void> {
  const t = text(share);
  const link = linkToExperiment(id, `${location.origin}${location.pathname}`);
  try {
    await navigator.clipboard.writeText(link);
    await showToast(t('copied'));
  } catch {
    await showToast(link);
  }
}

function Prediction({ id }: { readonly id: ExperimentId }) {
  const t = useStrings(strings);
  const tShare = useStrings(share);
  const experiments = useFromSession(experimentsOf);
  const answer = useStore(experiments.store, ({ predictions }) => predictions[id]);
  const run = useStore(experiments.store, (state) => state.runs[id]);
  const seed = useSession(({ config }) => config.seed);
  const impossible = browserLacks().includes('noModuleWorkers');
  const status = useExperimentStatus(run);
  const ended = status === 'ended';
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        experiments.run(id);
      }}
    >
      <fieldset className="stack gap0" disabled={ended}>
        <legend>{t(`${id}-question`)}</legend>
        <Radios
          name="prediction"
          className="check"
          values={ANSWERS}
          value={answer}
          say={(one) => t(`${id}-${one}`)}
          onChoose={(one) => experiments.predict(id, one)}
        />
      </fieldset>
      <div className="row gap2">
        <Button
          icon={Play}
          look="primary"
          type="submit"
          disabled={answer === undefined || impossible || status === 'active'}
        >
          {t(run === undefined ? 'run' : 'runAgain')}
        </Button>
        <Button icon={Link} onClick={() => void copyLink(id)}>
          {tShare('copy')}
        </Button>
        <p className="note">{answer === undefined ? t('predictFirst') : t('runHint', { seed })}</p>
      </div>
    </form>
  );
}

/** What is different from the baseline: settings, or where it is tested. */
function differenceText(
  id: ExperimentId,
  t: Translate<typeof strings>,
  tControls: Translate<typeof controls>,
): string {
  const { testedIn } = EXPERIMENTS[id];
  return testedIn === undefined
    ? t('changed', { changes: changesText(id, tControls) })
    : t('onlyTested', { world: text(worlds)(testedIn) });
}

/** 'Discount γ 0.5', or the preset's name where all is the preset's. */
function changesText(id: ExperimentId, tControls: Translate<typeof controls>): string {
  const { preset, changes } = EXPERIMENTS[id];
  const changed = KNOB_NAMES.filter((name): name is KnobName => name in changes);
  if (changed.length === 0) return tControls(preset);
  return changed.map((name) => `${knobLabel(name)} ${knobValue(name, changes[name] ?? '')}`).join(' · ');
}

/** Undefined before there is a run. */
function useExperimentStatus(run: Run | undefined): ExperimentStatus | undefined {
  return useSession((session) => run && experimentStatus(run, session.run));
}

/** Read out when it changes, which the episodes do all the time: they stand apart. */
function announcement(
  run: Run | undefined,
  status: ExperimentStatus | undefined,
  t: Translate<typeof strings>,
): string {
  if (run === undefined || status === undefined) return '';
  const { length: episodes } = run.history;
  const test = testOf(run);
  if (status === 'superseded') return t('superseded');
  if (status === 'stopped') return t('stopped', { episodes });
  if (status === 'crashed') return t('crashed', { episodes });
  if (status === 'active') return t('started');
  if (test === null) return t('failed', { episodes });
  const mean = formatNumber(test.mean, { maximumFractionDigits: 1 });
  return t('ended', { episodes, mean, full: test.full });
}

function useExperimentSource(id: ExperimentId): ModelSource {
  const words = useChartWords();
  const { store } = useFromSession(experimentsOf);
  return useMemo(
    () => ({
      get() {
        const state = store.getState();
        const run = state.runs[id];
        const baseline = run && state.baselines.get(baselineKey(id, run.config.seed));
        return experimentModel(id, curveOf(state, id), run, baseline, words);
      },
      subscribe: (listener) => store.subscribe(listener),
    }),
    [id, words, store],
  );
}
