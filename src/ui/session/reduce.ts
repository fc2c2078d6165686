import { fold } from '../../runs/fold.ts';
import type { Report } from '../../worker/protocol.ts';
import type { Session } from './session.ts';

/** What the page knows after a report of the worker. Reports of a superseded run change nothing. */
export function reduce(session: Session, report: Report, now: () => number): Session {
  if (report.type === 'ready') {
    return { ...session, learner: report.learner, availableLearners: report.available };
  }
  if (report.run !== session.runNumber) return session;
  const run = fold(session.run, report);
  if (report.type === 'started' || report.type === 'learnerChanged') {
    return { ...session, learner: report.learner, run };
  }
  const hasEnded = report.type === 'finished' || report.type === 'failed';
  return { ...session, run: hasEnded ? { ...run, endedAt: now() } : run };
}
