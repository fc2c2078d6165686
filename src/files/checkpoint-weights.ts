import * as v from 'valibot';
import { parameterCount } from '../core/network.ts';
import { WIDEST_TRAINABLE_LAYER } from '../core/trainable.ts';
import { checkEnvelope, HEADER_AT } from './checkpoint.ts';
import { ArrayReader } from './checkpoint-arrays.ts';
import { HEADER_LIMITS } from './checkpoint-header.ts';
import { FileError } from './error.ts';
import { parseShortJson, validate } from './json-text.ts';
import type { SavedWeights } from './weights.ts';

const width = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(WIDEST_TRAINABLE_LAYER));

/** Only what says how large the network is. */
const header = v.object({
  config: v.object({ hiddenWidth: v.optional(width) }),
  hidden: v.optional(v.tuple([width, width])),
});

/**
 * The online network of a checkpoint that cannot be gone on from: its first array, whatever is wrong with the others.
 * @returns null when the file is damaged, of a newer version, or its weights are not all finite
 */
export function weightsOfRefused(bytes: Uint8Array): SavedWeights | null {
  try {
    const end = checkEnvelope(bytes);
    const read = parseShortJson(bytes.subarray(HEADER_AT, end), 'checkpoint header', HEADER_LIMITS);
    const { config, hidden: widths } = validate(header, read, 'checkpoint header');
    const hidden = widths ?? (config.hiddenWidth && ([config.hiddenWidth, config.hiddenWidth] as const));
    if (!hidden) return null;
    const shape = { hidden };
    const parameters = new ArrayReader(bytes, end).finite('online', parameterCount(shape));
    return { shape, parameters, metadata: { source: 'CartPole DQN in the browser', weights: 'last' } };
  } catch (error) {
    if (error instanceof FileError) return null;
    throw error;
  }
}
