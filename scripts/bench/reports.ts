import { defaultConfig } from '../../src/core/config.ts';
import { type EpisodeRecord, forEachColumn, History } from '../../src/core/history.ts';
import { quantile } from '../../src/core/statistics.ts';
import { fold, type RunReport } from '../../src/runs/fold.ts';
import { idleRun, type Run } from '../../src/runs/run.ts';
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
  let run: Run = { ...idleRun(defaultConfig()), status: 'running', history };
  const worker: number[] = [];
  const page: number[] = [];
  for (let i = 0; i < reports; i += 1) {
    const records = Array.from({ length: episodesEach }, (_, n) => record(history.length + n));
    const started = performance.now();
    for (const each of records) history = history.with([each]);
    const report = structuredClone<RunReport>({ type: 'progress', run: 1, records, elapsedSeconds: i });
    const sent = performance.now();
    run = fold(run, report);
    page.push(1000 * (performance.now() - sent));
    worker.push(1000 * (sent - started));
  }
  if (run.history.length !== history.length) throw new Error('A report was lost.');
  return { workerUs: quantile(worker, 0.5), pageUs: quantile(page, 0.5) };
}

const record = (episode: number): EpisodeRecord =>
  forEachColumn((name) => (name === 'episode' ? episode : 0.5));
