import { createStopwatch } from '../../../src/worker/speed/stopwatch.ts';
import { createTfjsPeer, type TfjsBackend } from '../idiomatic-tfjs.ts';
import { serve } from './serve.ts';

const BACKENDS: readonly TfjsBackend[] = ['webgl', 'wasm', 'cpu'];

serve(async (name) => {
  const backend = BACKENDS.find((each) => name === `tfjs-${each}`);
  if (backend === undefined) throw new Error(`${name} is no backend of TensorFlow.js`);
  const wasmFolder = new URL('../', location.href).href; // the page's own folder; workers lie in assets/
  const peer = await createTfjsPeer(backend, wasmFolder);
  return {
    device: peer.device,
    // Its network lies in the backend already: there is nothing to load.
    stopwatch: createStopwatch(peer, { load: () => {}, act: (observation) => peer.act(observation) }),
  };
});
