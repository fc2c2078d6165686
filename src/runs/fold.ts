import { History } from '../core/history.ts';
import { nearestPreset } from '../core/presets.ts';
import { type Snapshot, withSnapshot } from '../core/snapshots.ts';
import { unreachable } from '../core/unreachable.ts';
import type { Report } from '../worker/protocol.ts';
import type { Run } from './run.ts';

/** A report about one run. */
export type RunReport = Exclude<Report, { readonly type: 'ready' }>;

/** A run after a report of its worker. What a report costs is what it brings, however long the run is. */
export function fold(run: Run, report: RunReport): Run {
  switch (report.type) {
    case 'started':
      return {
        ...run,
        id: report.id,
        origin: { kind: 'trained', preset: nearestPreset(report.config), from: report.trainedFrom },
        status: report.paused ? 'paused' : 'running',
        config: report.config,
        learner: report.learner.name,
        history: History.fromColumns(report.history),
        elapsedSeconds: report.elapsedSeconds,
        initial: { shape: report.shape, parameters: report.initialParameters },
        best: report.best,
        snapshots: snapshotsOf(run, report),
      };
    case 'progress':
      return {
        ...run,
        history: run.history.with(report.records),
        elapsedSeconds: report.elapsedSeconds,
      };
    case 'snapshots':
      return { ...run, snapshots: report.snapshots.reduce(withSnapshot, run.snapshots) };
    case 'trajectory':
      return { ...run, live: { trajectory: report.trajectory, weights: report.weights } };
    case 'best':
      return { ...run, best: report.best };
    case 'paused':
      return { ...run, status: report.paused ? 'paused' : 'running' };
    case 'configChanged':
      return {
        ...run,
        config: report.config,
        origin: { kind: 'trained', preset: nearestPreset(report.config), from: fromOf(run) },
      };
    case 'learnerChanged':
      return { ...run, learner: report.learner.name };
    case 'inspected':
      return { ...run, inspected: report.update ?? run.inspected };
    case 'finished':
      return {
        ...run,
        status: 'finished',
        elapsedSeconds: report.elapsedSeconds,
        result: {
          reason: report.reason,
          test: report.test,
          kept: { shape: report.shape, parameters: report.kept },
          last: { shape: report.shape, parameters: report.last },
          isMomentKnown: true,
        },
      };
    case 'failed':
      return {
        ...run,
        status: 'failed',
        failure: {
          reason: report.reason,
          message: report.message,
          last:
            report.last === null || run.initial === null
              ? null
              : { shape: run.initial.shape, parameters: report.last },
        },
      };
    case 'autosaved':
      return { ...run, storage: report.notice };
    case 'superseded':
    case 'checkpoint':
      return run;
    default:
      return unreachable(report);
  }
}

/** Where nothing can be stored, a run that goes on after its worker's death has them from the page alone. */
function snapshotsOf(
  { snapshots }: Run,
  report: Extract<RunReport, { type: 'started' }>,
): readonly Snapshot[] {
  if (report.snapshots.length > 0) return report.snapshots;
  const { length } = report.history.episode;
  return snapshots.filter(({ episode }) => episode < length);
}

const fromOf = ({ origin }: Run) => (origin.kind === 'trained' ? origin.from : null);
