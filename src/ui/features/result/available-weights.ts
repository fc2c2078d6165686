import type { WhichWeights } from '../../../files/metadata.ts';
import type { Run } from '../../../runs/run.ts';

/** Which weights of a run there are, the ones most likely wanted first. Of a run that an older page left some are missing. */
export function availableWeights({ result, best, failure, initial }: Run): WhichWeights[] {
  if (result !== null) {
    return [
      'kept',
      ...(result.last === null ? [] : (['last'] as const)),
      ...(initial === null ? [] : (['initial'] as const)),
    ];
  }
  if (initial === null) return [];
  return [
    ...(best === null ? [] : (['best'] as const)),
    ...(failure?.last == null ? [] : (['last'] as const)),
    'initial',
  ];
}
