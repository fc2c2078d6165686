import type { WhichWeights } from '../../../files/metadata.ts';
import type { Run } from '../../../runs/run.ts';

/** Which weights of a run there are, the ones most likely wanted first. */
export function availableWeights({ result, best, failure, initial }: Run): WhichWeights[] {
  if (result !== null) return ['kept', 'last', 'initial'];
  if (initial === null) return [];
  return [
    ...(best === null ? [] : (['best'] as const)),
    ...(failure?.last == null ? [] : (['last'] as const)),
    'initial',
  ];
}
