import { withSnapshot } from '../../core/snapshots.ts';
import type { Report } from '../../worker/protocol.ts';
import type { Run, Session } from './session.ts';

/** What the page knows after a report of the worker. Reports of a superseded run change nothing. */
export function reduce(session: Session, report: Report): Session {
  if (report.type === 'ready') {
    return { ...session, learner: report.learner, availableLearners: report.available };
  }
  if (report.run !== session.run.id) return session;
  if (report.type === 'started' || report.type === 'learnerChanged') {
    return { ...session, learner: report.learner, run: reduceRun(session.run, report) };
  }
  return { ...session, run: reduceRun(session.run, report) };
}

function reduceRun(run: Run, report: Exclude<Report, { type: 'ready' }>): Run {
  switch (report.type) {
    case 'started':
      return {
        ...run,
        status: report.paused ? 'paused' : 'running',
        config: report.config,
        history: report.history,
        elapsedSeconds: report.elapsedSeconds,
        initial: { shape: report.shape, parameters: report.initialParameters },
        trainedFrom: report.trainedFrom,
        best: report.best,
        snapshots: report.snapshots,
      };
    case 'progress':
      return {
        ...run,
        history: [...run.history, ...report.records],
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
      return { ...run, config: report.config };
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
    case 'checkpoint':
    case 'learnerChanged':
      return run;
    default:
      return unreachable(report);
  }
}

function unreachable(value: never): never {
  throw new Error(`Unknown report: ${JSON.stringify(value)}`);
}
