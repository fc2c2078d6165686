import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { scene as strings } from '../../../locales/en/scene.ts';
import type { Trajectory } from '../../../worker/protocol.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import type { Stage } from '../../session/stage/create-stage.ts';
import { sceneSeed, sceneWorld, stageOf } from '../../session/stage/create-stage.ts';
import { useFromSession, useSession } from '../../session/useSession.ts';
import styles from './Scene.module.css';
import { Scene } from './Scene.tsx';
import { sourceOf, titleOf } from './source-of.ts';

/** Before and after, side by side, as in the blog. @param menu more to do with the one on the right */
export function Scenes({ menu }: { readonly menu: ReactNode }) {
  const t = useStrings(strings);
  const stage = useFromSession(stageOf);
  const seed = useSession(sceneSeed);
  const world = useSession(sceneWorld);
  const after = useStore(stage.after);
  const trajectory = useTrajectory(stage);
  const live = after.kind === 'live' || after.kind === 'waiting';
  return (
    <div className={styles['scenes']} data-tour="scenes">
      <Scene
        id="before"
        number={1}
        title={t('before')}
        source={t('untrained', { seed })}
        accent="before"
        player={stage.before}
      />
      <Scene
        id="after"
        number={2}
        title={titleOf(after, t)}
        source={sourceOf(after, trajectory, world, t)}
        live={after.kind === 'live'}
        accent="after"
        player={live ? stage.live : stage.agent}
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

/** The training episode on screen. */
function useTrajectory({ live }: Stage): Trajectory | null {
  const [trajectory, setTrajectory] = useState(live.trajectory);
  useEffect(() => live.subscribe(({ step }) => step === 0 && setTrajectory(live.trajectory)), [live]);
  return trajectory;
}
