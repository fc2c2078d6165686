import { actions } from '../../session/store.ts';

/** A seed short enough to remember. */
export function rollSeed(): void {
  actions.setKnobs({ seed: Math.floor(Math.random() * 10_000) });
}
