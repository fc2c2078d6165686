import { createStore } from 'zustand/vanilla';
import type { UpdateTask } from '../../../core/update-task.ts';
import speedWorker from '../../../worker/speed/main.ts?worker&url';
import type { SpeedReport, SpeedRequest } from '../../../worker/speed/protocol.ts';
import { countAsWork } from '../../session/at-work.ts';
import { startWorker } from '../../session/start-worker.ts';
import { type Measured, measuredStore } from './measured.ts';

export type SpeedMeasurement =
  | { readonly status: 'idle' }
  | { readonly status: 'measuring' /** From 0 to 1. */; readonly share: number }
  | ({ readonly status: 'measured' } & Measured)
  | { readonly status: 'failed'; readonly message: string };

/** Outlives the panel, which is unmounted while another tab is open. */
export const speedStore = createStore<SpeedMeasurement>(() => ({ status: 'idle' }));

countAsWork(speedStore, ({ status }) => status === 'measuring');

let worker: Worker | null = null;

/**
 * Starts a measurement of this work.
 * @param isTraining asked at its beginning and end: a run takes its share of the machine.
 */
export function measureSpeed(task: UpdateTask, isTraining: () => boolean): void {
  end({ status: 'measuring', share: 0 });
  let disturbed = isTraining();
  worker = startWorker(speedWorker, 'speed');
  worker.addEventListener('message', ({ data }: MessageEvent<SpeedReport>) => {
    disturbed ||= isTraining();
    switch (data.type) {
      case 'progress':
        speedStore.setState({ status: 'measuring', share: data.share }, true);
        return;
      case 'measured': {
        const { speeds, missing } = data;
        const measured: Measured = { task, speeds, missing, disturbed };
        measuredStore.setState({ measured });
        end({ status: 'measured', ...measured });
        return;
      }
      case 'failed':
        end({ status: 'failed', message: data.message });
        return;
      default:
        unreachable(data);
    }
  });
  worker.addEventListener('error', ({ message }) => end({ status: 'failed', message }));
  worker.postMessage({ task } satisfies SpeedRequest);
}

export function cancelMeasurement(): void {
  end({ status: 'idle' });
}

function end(measurement: SpeedMeasurement): void {
  worker?.terminate();
  worker = null;
  speedStore.setState(measurement, true);
}

function unreachable(value: never): never {
  throw new Error(`Unknown report: ${JSON.stringify(value)}`);
}
