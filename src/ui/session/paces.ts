import type { Pace } from '../../worker/protocol.ts';

/** The page sees the protocol's types alone, so it lists the paces it offers itself, slowest first. */
export const PACES = [1, 4, 16, 'max'] as const satisfies readonly Pace[];
