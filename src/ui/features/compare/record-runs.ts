import type { Report } from '../../../worker/protocol.ts';
import { onReport } from '../../session/store.ts';

/**
 * Puts every run that ends, by itself or not, into the list; one that was superseded by the next too. What does it is
 * loaded with the first run, and hears then what was reported meanwhile, in order. Called once.
 * @returns a function that stops it.
 */
export function recordRuns(): () => void {
  let recorder: Promise<(report: Report) => void> | null = null;
  return onReport((report) => {
    if (report.type === 'ready') return;
    recorder ??= import('./run-recorder.ts').then(({ runRecorder }) => runRecorder());
    recorder.then(
      (record) => record(report),
      () => {}, // `watchForMissingParts` has said so
    );
  });
}
