import { useEffect, useState } from 'react';
import { settingsOfWorld, type WorldName } from '../../../core/named-worlds.ts';
import { worldOf } from '../../../core/world.ts';
import type { Run } from '../../../runs/run.ts';
import { testInWorld } from '../worlds/index.ts';

export interface CarriedTest {
  /** Steps up, of 500, and episodes of 100 that reached 500. */
  readonly mean: number;
  readonly full: number;
}

/** What became of an agent in the world that it was carried to; null before that is known, and where it stayed at home. */
export function useCarriedTest({ config, result }: Run, testedIn: WorldName | undefined): CarriedTest | null {
  const [test, setTest] = useState<CarriedTest | null>(null);
  const kept = result?.kept;
  useEffect(() => {
    if (testedIn === undefined || kept === undefined) return;
    let wanted = true;
    const world = worldOf({ ...config, ...settingsOfWorld(testedIn) });
    testInWorld(kept, world, config.seed)
      .then((tested) => wanted && setTest(tested))
      // Without an answer of its own this seed says nothing; what many seeds did stands there all the same.
      .catch(() => {});
    return () => {
      wanted = false;
    };
  }, [config, kept, testedIn]);
  return test;
}
