import { inject } from 'vitest';
import type { Difference } from './pytorch-fixture.ts';

/** What `global-setup.ts` reads or computes in Node and every test, in Node or in Chromium, may have. */
declare module 'vitest' {
  export interface ProvidedContext {
    /** `pytorch-dqn-updates.safetensors`, base64. */
    pytorchFixture: string;
    /** `gymnasium-cartpole-v1.json` */
    gymnasiumFixture: string;
    /** What `simdDigest()` gives in Node. */
    simdDigestOfNode: string;
    physicsDigestOfNode: string;
  }
  /** For the table of `npm run test:fixtures`. */
  interface TaskMeta {
    differences?: readonly Difference[];
  }
}

export function pytorchFixture(): Uint8Array {
  return Uint8Array.from(atob(inject('pytorchFixture')), (character) => character.charCodeAt(0));
}

export function gymnasiumFixture(): string {
  return inject('gymnasiumFixture');
}
