import { createStore } from 'zustand/vanilla';
import { unreachable } from '../../../core/unreachable.ts';
import type { UpdateTask } from '../../../core/update-task.ts';
import speedWorker from '../../../worker/speed/main.ts?worker&url';
import type { SpeedReport, SpeedRequest } from '../../../worker/speed/protocol.ts';
import { countAsWork } from '../../session/at-work.ts';
import { perSession } from '../../session/per-session.ts';
import { createWorkerJob } from '../../session/worker-job.ts';
import { type Measured, measuredOf } from './device.ts';

export type SpeedMeasurement =
  | { readonly status: 'idle' }
  | { readonly status: 'measuring' /** From 0 to 1. */; readonly share: number }
  | ({ readonly status: 'measured' } & Measured)
  | { readonly status: 'failed'; readonly message: string };

/** Outlives the panel, which is unmounted while another tab is open. */
export const speedOf = perSession((session) => {
  const store = createStore<SpeedMeasurement>(() => ({ status: 'idle' }));

  countAsWork(store, ({ status }) => status === 'measuring');

  const job = createWorkerJob<SpeedRequest, SpeedReport>(speedWorker, 'speed');

  /** A run takes its share of the machine. */
  const isTraining = () => session.store.getState().run.status === 'running';

  /** Starts a measurement of this work. */
  function measure(task: UpdateTask): void {
    end({ status: 'measuring', share: 0 });
    let disturbed = isTraining();
    const hear = (report: SpeedReport) => {
      disturbed ||= isTraining();
      switch (report.type) {
        case 'progress':
          store.setState({ status: 'measuring', share: report.share }, true);
          return;
        case 'measured': {
          const { speeds, missing } = report;
          const measured: Measured = { task, speeds, missing, disturbed };
          measuredOf(session).setState({ measured });
          end({ status: 'measured', ...measured });
          return;
        }
        case 'failed':
          end({ status: 'failed', message: report.message });
          return;
        default:
          unreachable(report);
      }
    };
    job.ask({ task }, hear, (message) => end({ status: 'failed', message }));
  }

  const cancel = () => end({ status: 'idle' });

  function end(measurement: SpeedMeasurement): void {
    job.end();
    store.setState(measurement, true);
  }

  return { store, measure, cancel };
});
