import { type ReactNode, useEffect, useState } from 'react';
import { scene as strings } from '../../../locales/en/scene.ts';
import type { Trajectory } from '../../../worker/protocol.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import type { After } from '../../session/stage/after.ts';
import { sceneSeed, sceneWorld } from '../../session/stage/scene-world.ts';
import { stage } from '../../session/stage/stage.ts';
import { useSession } from '../../session/useSession.ts';
import styles from './Scene.module.css';
import { Scene } from './Scene.tsx';
import { sourceOf, titleOf } from './source-of.ts';

const playBefore = () => stage.before;
const playAfter = () => stage.afterPlayer;

/** Before and after, side by side, as in the blog. @param menu more to do with the one on the right */
export function Scenes({ menu }: { readonly menu: ReactNode }) {
  const t = useStrings(strings);
  const seed = useSession(sceneSeed);
  const world = useSession(sceneWorld);
  const after = useAfter();
  const trajectory = useTrajectory();
  return (
    <div className={styles['scenes']} data-tour="scenes">
      <Scene
        id="before"
        number={1}
        title={t('before')}
        source={t('untrained', { seed })}
        accent="before"
        player={playBefore}
      />
      <Scene
        id="after"
        number={2}
        title={titleOf(after, t)}
        source={sourceOf(after, trajectory, world, t)}
        live={after.kind === 'live'}
        accent="after"
        player={playAfter}
        empty={
          after.kind === 'empty' ? (
            <>
              <strong>{t('emptyTitle')}</strong>
              <p>{t('empty')}</p>
            </>
          ) : undefined
        }
      >
        {menu}
      </Scene>
    </div>
  );
}

function useAfter(): After {
  const [after, setAfter] = useState(stage.after);
  useEffect(() => {
    setAfter(stage.after);
    return stage.onAfterChange(setAfter);
  }, []);
  return after;
}

/** The training episode on screen. */
function useTrajectory(): Trajectory | null {
  const [trajectory, setTrajectory] = useState(stage.live.trajectory);
  useEffect(() => stage.live.subscribe(({ step }) => step === 0 && setTrajectory(stage.live.trajectory)), []);
  return trajectory;
}
