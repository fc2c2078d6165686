import { FlaskConical, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { compare } from '../../../locales/en/compare.ts';
import { controls } from '../../../locales/en/controls.ts';
import { isSolved } from '../../../runs/run.ts';
import type { ModelSource } from '../../kit/charts/model.ts';
import { SeriesFigure } from '../../kit/charts/SeriesFigure.tsx';
import { useChartWords } from '../../kit/charts/words.ts';
import { formatDuration, formatNumber, useStrings } from '../../kit/i18n/index.ts';
import parts from '../../kit/styles/parts.module.css';
import { parseNumber } from '../../session/settings.ts';
import { useSession } from '../../session/useSession.ts';
import { useConfigProblems } from '../knob-words/index.ts';
import { changedKnobs } from '../settings/index.ts';
import styles from './Compare.module.css';
import { studyModel } from './compare-model.ts';
import { CsvButton } from './RunsSection.tsx';
import { studyCsv, studyEpisodesCsv } from './runs-csv.ts';
import { SeedTable } from './SeedTable.tsx';
import { wilsonInterval } from './statistics.ts';
import { study, studyStore, studyWorkers } from './study-store.ts';

/** The same settings with many seeds. */
export function StudySection() {
  const t = useStrings(compare);
  const source = useStudySource();
  const status = useStore(studyStore, (state) => state.status);
  const outcomes = useStore(studyStore, (state) => state.outcomes);
  return (
    <section className={styles['section']} aria-labelledby="study-title">
      <div className={styles['head']}>
        <h3 id="study-title">{t('studyTitle')}</h3>
        <p className={parts['note']}>{t('studyAbout', { count: studyWorkers() })}</p>
        {outcomes.length > 0 ? (
          <div className={styles['tools']}>
            <CsvButton
              label={t('studyCsv')}
              file="seeds.csv"
              csv={() => studyCsv(outcomes, studyStore.getState())}
            />
            <CsvButton
              label={t('studyEpisodesCsv')}
              file="seed-episodes.csv"
              csv={() => studyEpisodesCsv(outcomes)}
            />
          </div>
        ) : null}
      </div>
      <StudyForm />
      <p className="visuallyHidden" role="status">
        {status === 'idle' ? '' : t(`study-${status}`)}
      </p>
      {status === 'idle' ? null : (
        <>
          <Progress />
          <div className={styles['study']}>
            <div className={styles['chart']}>
              <SeriesFigure source={source} heading="h3" help={t('earlyEnd')} />
            </div>
            <SeedTable />
          </div>
        </>
      )}
    </section>
  );
}

const fewest = 2;
const most = 100;
const lastFirstSeed = 1_000_000;

function StudyForm() {
  const t = useStrings(compare);
  const tControls = useStrings(controls);
  const running = useStore(studyStore, ({ status }) => status === 'running');
  const impossible = useConfigProblems().length > 0;
  const preset = useSession((session) => session.preset);
  const config = useSession((session) => session.config);
  const [count, setCount] = useState('10');
  const [first, setFirst] = useState('0');
  const countWrong = !isWhole(count, fewest, most);
  const firstWrong = !isWhole(first, 0, lastFirstSeed);
  const changed = changedKnobs(config, preset).length;
  const name = tControls(preset);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        const from = parseNumber(first);
        study.start(Array.from({ length: parseNumber(count) }, (_, i) => from + i));
      }}
    >
      <CountField label={t('studySeeds')} value={count} onChange={setCount} wrong={countWrong} />
      <CountField label={t('firstSeed')} value={first} onChange={setFirst} wrong={firstWrong} />
      {running ? (
        <button type="button" className={parts['button']} onClick={() => study.cancel()}>
          <X aria-hidden="true" />
          {t('cancel')}
        </button>
      ) : (
        <button
          type="submit"
          className={`${parts['button']} ${parts['primary']}`}
          disabled={impossible || countWrong || firstWrong}
        >
          <FlaskConical aria-hidden="true" />
          {t('start')}
        </button>
      )}
      <p className={parts['note']}>
        {changed === 0
          ? t('withSettings', { preset: name })
          : t('withChanges', { preset: name, count: changed })}
      </p>
      <p className={parts['error']} role="status">
        {impossible ? t('settingsWrong') : null}
        {countWrong ? t('seedsWrong', { value: count, min: fewest, max: most }) : null}
        {firstWrong ? t('seedsWrong', { value: first, min: 0, max: lastFirstSeed }) : null}
      </p>
    </form>
  );
}

function isWhole(text: string, min: number, max: number): boolean {
  const value = parseNumber(text);
  return Number.isInteger(value) && value >= min && value <= max;
}

interface CountFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly wrong: boolean;
}

function CountField({ label, value, onChange, wrong }: CountFieldProps) {
  return (
    <label className={`${parts['field']} ${styles['count']}`}>
      <span className={parts['label']}>{label}</span>
      <input
        className={parts['input']}
        inputMode="numeric"
        autoComplete="off"
        value={value}
        aria-invalid={wrong}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}

function Progress() {
  const t = useStrings(compare);
  const { status, seeds, outcomes, elapsedSeconds } = useStore(studyStore);
  const done = outcomes.length;
  const solved = outcomes.filter(isSolved).length;
  const { low, high } = wilsonInterval(solved, done);
  const percent = (share: number) => formatNumber(share * 100, { maximumFractionDigits: 0 });
  const secondsLeft = (elapsedSeconds / done) * (seeds.length - done);
  return (
    <div className={styles['progress']}>
      <progress max={seeds.length} value={done} aria-label={t('studyTitle')} />
      <p>
        {status === 'cancelled'
          ? t('cancelled', { done, seeds: seeds.length })
          : t('progress', { done, seeds: seeds.length })}
        {status === 'running' && done > 0
          ? ` · ${t('timeLeft', { time: formatDuration(secondsLeft) })}`
          : null}
      </p>
      {done > 0 ? (
        <div>
          <p className={styles['share']}>{t('share', { solved, seeds: done })}</p>
          <p>{t('interval', { low: percent(low), high: percent(high) })}</p>
          <p className={parts['note']}>{t('solvedMeans')}</p>
        </div>
      ) : null}
    </div>
  );
}

function useStudySource(): ModelSource {
  const words = useChartWords();
  return useMemo(
    () => ({
      get() {
        const { outcomes, pointedAt } = studyStore.getState();
        return studyModel(outcomes, pointedAt, words);
      },
      subscribe: (listener) =>
        studyStore.subscribe((now, before) => {
          if (now.outcomes.length !== before.outcomes.length || now.pointedAt !== before.pointedAt)
            listener();
        }),
    }),
    [words],
  );
}
