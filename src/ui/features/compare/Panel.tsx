import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { compare } from '../../../locales/en/compare.ts';
import type { Run } from '../../../runs/run.ts';
import type { ModelSource } from '../../kit/charts/model.ts';
import { SeriesFigure } from '../../kit/charts/SeriesFigure.tsx';
import { useChartWords } from '../../kit/charts/words.ts';
import { endAll } from '../../kit/end-all.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { perSession } from '../../session/per-session.ts';
import { runListOf } from '../../session/run-list.ts';
import { useFromSession } from '../../session/useSession.ts';
import { CsvButton } from './CsvButton.tsx';
import { CurveSelect } from './CurveSelect.tsx';
import { Row } from './Rows.tsx';
import { useStoredCheckpoints } from './run-actions.ts';
import type { RunCurve } from './run-curves.ts';
import { compareModel, withoutCurve } from './run-curves.ts';
import { areNamed, bestRun, episodesCsv, runNames, runsCsv } from './run-text.ts';

/** Which of the runs' curves are drawn. */
const curveOf = perSession(() => createStore<{ readonly curve: RunCurve }>(() => ({ curve: 'score' })));

/** The runs that ended: their curves, and each with its name and result. */
export default function ComparePanel() {
  const t = useStrings(compare);
  const runList = useFromSession(runListOf);
  const choice = useFromSession(curveOf);
  const { runs, loaded, problem, unreadable, shown } = useStore(runList.store);
  const list = useNamed(runs);
  const { curve } = useStore(choice);
  const source = useRunsSource();
  const checkpoints = useStoredCheckpoints(list);
  useEffect(() => {
    if (!runList.store.getState().loaded) void runList.load();
  }, [runList]);
  const rows = useGrowing(list);
  const best = list.length > 1 ? bestRun(list) : null;
  const names = runNames(list);
  const without = withoutCurve(list, shown, curve).map(({ id }) => names.get(id));
  const about = [
    t(`about-${curve}`),
    ...(without.length > 0 ? [t('without', { names: without.join(', ') })] : []),
  ];
  return (
    <section className="stack" aria-labelledby="runs-title">
      <div className="head">
        <h3 id="runs-title">{t('runsTitle')}</h3>
        <p className="note">{t('runsAbout')}</p>
        {list.length > 0 ? (
          <div className="tools">
            <CsvButton label={t('runsCsv')} file="runs.csv" csv={() => runsCsv(list)} />
            <CsvButton label={t('curvesCsv')} file="run-episodes.csv" csv={() => episodesCsv(list)} />
          </div>
        ) : null}
      </div>
      <div role="status">
        {problem === null ? null : <p className="error">{t(problem)}</p>}
        {unreadable > 0 ? <p className="error">{t('unreadable', { count: unreadable })}</p> : null}
      </div>
      {list.length === 0 ? (
        <p className="empty">{t(loaded && list === runs ? 'empty' : 'loading')}</p>
      ) : (
        <>
          <div className="chart">
            <SeriesFigure source={source} help={about.join(' ')}>
              <CurveSelect curve={curve} choose={(chosen) => choice.setState({ curve: chosen })} />
            </SeriesFigure>
          </div>
          <ul className="ruled">
            {rows.map((run) => (
              <Row
                key={run.id}
                run={run}
                runs={list}
                name={names.get(run.id) ?? ''}
                best={run === best}
                checkpoints={checkpoints}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** The runs once they have their names, which are found in a task of their own: fifty take as long as their curves. */
function useNamed(runs: readonly Run[]): readonly Run[] {
  const [named, setNamed] = useState<readonly Run[]>(() => (areNamed(runs) ? runs : []));
  useEffect(() => {
    runNames(runs);
    const timer = setTimeout(() => setNamed(runs));
    return () => clearTimeout(timer);
  }, [runs]);
  return named;
}

/** The first of a long list, and more with every frame: it is not built in one task that holds up the page. */
function useGrowing<Item>(all: readonly Item[], step = 2): readonly Item[] {
  const [count, setCount] = useState(step);
  useEffect(() => {
    if (count >= all.length) return;
    const frame = requestAnimationFrame(() => setCount(count + step));
    return () => cancelAnimationFrame(frame);
  }, [all.length, count, step]);
  return all.slice(0, count);
}

function useRunsSource(): ModelSource {
  const words = useChartWords();
  const runList = useFromSession(runListOf);
  const choice = useFromSession(curveOf);
  return useMemo(
    () => ({
      get() {
        const { runs: list, shown } = runList.store.getState();
        return compareModel(list, shown, choice.getState().curve, words);
      },
      subscribe(listener) {
        return endAll(runList.store.subscribe(listener), choice.subscribe(listener));
      },
    }),
    [words, runList, choice],
  );
}
