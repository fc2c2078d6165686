import type { Config } from '../../../core/config.ts';
import type { EpisodeRecord } from '../../../core/history.ts';
import { nearestPreset } from '../../../core/presets.ts';
import type { Report } from '../../../worker/protocol.ts';
import { newId, runs } from './runs.ts';
import { columnsOf, type StoredRun } from './stored-run.ts';

type Started = Extract<Report, { type: 'started' }>;

interface Recording {
  readonly started: Started;
  /** Live knobs may be turned on the way: as they were at the end. */
  config: Config;
  readonly history: EpisodeRecord[];
  seconds: number;
  bestEpisode: number | null;
  /** Its place among the checkpoints, once it has been saved. */
  checkpoint: string | null;
}

/** @returns what hears every report, from the start of a run on, and puts those that end into the list */
export function runRecorder(): (report: Report) => void {
  const recordings = new Map<number, Recording>();
  /** The run that ended last: its last checkpoint comes after its end. */
  let ended: { readonly run: number; readonly stored: StoredRun } | null = null;
  return (report) => {
    if (report.type === 'ready') return;
    if (report.type === 'started') {
      const { config, history, elapsedSeconds: seconds } = report;
      recordings.set(report.run, {
        started: report,
        config,
        history: [...history],
        seconds,
        bestEpisode: report.best?.episode ?? null,
        checkpoint: null,
      });
      return;
    }
    if (report.type === 'autosaved' && ended?.run === report.run && ended.stored.checkpoint === null)
      void runs.setCheckpoint(ended.stored.id, report.stored);
    const recording = recordings.get(report.run);
    if (recording === undefined) return;
    if (report.type === 'progress') {
      for (const record of report.records) recording.history.push(record);
      recording.seconds = report.elapsedSeconds;
    }
    if (report.type === 'autosaved') recording.checkpoint = report.stored;
    if (report.type === 'best') recording.bestEpisode = report.best.episode;
    if (report.type === 'configChanged') recording.config = report.config;
    if (report.type !== 'finished' && report.type !== 'failed') return;
    recordings.delete(report.run);
    if (recording.history.length === 0) return;
    const stored = storedRun(recording, report);
    ended = { run: report.run, stored };
    void runs.add(stored);
  };
}

function storedRun(
  { started, config, history, seconds, bestEpisode, checkpoint }: Recording,
  end: Extract<Report, { type: 'finished' | 'failed' }>,
): StoredRun {
  const { learner, shape, trainedFrom } = started;
  const parameters = end.type === 'finished' ? end.kept : end.last;
  return {
    kind: 'trained',
    id: newId(),
    name: '',
    // What is chosen on the page may be for the next run: one carried on has settings of its own.
    preset: nearestPreset(config),
    config,
    learner: learner.name,
    endedAt: Date.now(),
    seconds,
    outcome: end.reason,
    history: columnsOf(history),
    test: end.type === 'finished' ? end.test : null,
    bestEpisode,
    trainedFrom,
    checkpoint,
    weights: parameters === null ? null : { shape, parameters },
  };
}
