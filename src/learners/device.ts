import type { NetworkShape } from '../core/network.ts';
import { compileKernel } from './simd/kernel.ts';
import { probeWebgl, type WebglProbe } from './webgl/probe.ts';

/** What this browser, or Node, offers to a learner. */
export interface Device {
  readonly webgl: WebglProbe;
  /** WebAssembly with 128-bit SIMD. */
  readonly simd: boolean;
}

/** What a learner is to train. */
export interface Work {
  readonly shape: NetworkShape;
  readonly batchSize: number;
}

/** Looks at what there is, in a worker, on a page or in Node; leaves nothing behind. */
export async function probeDevice(): Promise<Device> {
  const [webgl, simd] = await Promise.all([
    probeWebgl(),
    compileKernel().then(
      () => true,
      () => false,
    ),
  ]);
  return { webgl, simd };
}

/** The device after its GPU was lost. */
export function withoutGpu(device: Device): Device {
  return { ...device, webgl: { unavailable: 'device-lost' } };
}
