import { useStore } from 'zustand';
import { worldsOfMetadata } from '../../../files/metadata-world.ts';
import { sessionStore } from '../../session/store.ts';
import { AgentItems, downloadStyles as styles } from '../downloads/index.ts';
import { importStore } from './import-store.ts';

/** The agent that was opened, in every format that can hold it. */
export default function SaveItems() {
  const current = useStore(importStore, (state) => state.current);
  if (current.status !== 'shown') return null;
  const { weights, metadata, test, name } = current;
  const tested =
    test === null
      ? {}
      : {
          greedyMean: String(test.mean),
          greedyMin: String(test.min),
          greedyEpisodes: String(test.episodes),
        };
  return (
    <ul className={styles['menu']}>
      <AgentItems
        agent={() => ({
          weights: { ...weights, metadata: { ...metadata, importedFrom: name, ...tested } },
          seed: sessionStore.getState().config.seed,
          worlds: worldsOfMetadata(metadata),
          name: 'cartpole-dqn-imported',
        })}
      />
    </ul>
  );
}
