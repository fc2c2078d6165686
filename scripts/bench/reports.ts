import { defaultConfig } from '../../src/core/config.ts';
import { History } from '../../src/core/history.ts';
import { type EpisodeRecord, forEachColumn } from '../../src/core/history-columns.ts';
import { logLine, scorePoints } from '../../src/core/score-log.ts';
import { quantile } from '../../src/core/statistics.ts';
import { fold, type RunReport } from '../../src/runs/fold.ts';
import { idleRun, type Run } from '../../src/runs/run.ts';
import { scoreModel } from '../../src/ui/features/score/score-model.ts';
import { readingText, timelineModel } from '../../src/ui/features/timeline/index.ts';
import { thin } from '../../src/ui/kit/charts/model.ts';
import { chartWords } from '../../src/ui/kit/charts/words.ts';
import type { ReportTimes } from './report.ts';

/** Episodes in a report: as many as the fastest runs send ten times a second. */
const episodesEach = 30;

/** Reports timed at each length. */
const reports = 200;

/** Microseconds of a progress report, in the worker that makes it and on the page that takes it in, by episodes so far. */
export function timeReports(lengths: readonly number[]): readonly ReportTimes[] {
  return lengths.map((episodes) => ({ episodes, ...medians(episodes) }));
}

function medians(episodes: number): Omit<ReportTimes, 'episodes'> {
  let history = History.of(Array.from({ length: episodes }, (_, episode) => record(episode)));
  const config = { ...defaultConfig(), episodes: 2 * episodes };
  let run: Run = { ...idleRun(config), status: 'running', history };
  const worker: number[] = [];
  const page: number[] = [];
  const drawn: number[] = [];
  for (let i = 0; i < reports; i += 1) {
    const records = Array.from({ length: episodesEach }, (_, n) => record(history.length + n));
    const started = performance.now();
    for (const each of records) history = history.with([each]);
    const report = structuredClone<RunReport>({ type: 'progress', run: 1, records, elapsedSeconds: i });
    const sent = performance.now();
    run = fold(run, report);
    const folded = performance.now();
    drawnOf(run);
    drawn.push(1000 * (performance.now() - folded));
    page.push(1000 * (folded - sent));
    worker.push(1000 * (sent - started));
  }
  if (run.history.length !== history.length) throw new Error('A report was lost.');
  return { workerUs: quantile(worker, 0.5), pageUs: quantile(page, 0.5), drawnUs: quantile(drawn, 0.5) };
}

/** Stretches of a timeline, and of a chart that fills the page: a screen's width. */
const [stretches, bins] = [600, 450];

const words = chartWords();

/** All that is worked out before the page can draw where a run stands: score, timeline, log and what is said of it. */
function drawnOf(run: Run): unknown[] {
  const { x, series } = scoreModel(run.history, run.config, null, words);
  return [
    ...series.map((one) => thin(one, x.min, x.max, bins)),
    timelineModel(run, stretches),
    readingText(run, run.history.length - 1),
    scorePoints(run.history, -400).map(logLine),
  ];
}

const record = (episode: number): EpisodeRecord =>
  forEachColumn((name) => {
    if (name === 'episode') return episode;
    const isMissing = name === 'evaluationMean' && episode % 5 !== 0;
    return isMissing ? Number.NaN : (episode * 7919) % 500; // no order that a branch could foresee
  });
