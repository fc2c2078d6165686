import { useStore } from 'zustand';
import { importedMetadata, worldsOfMetadata } from '../../../files/metadata.ts';
import { useSessionHandle } from '../../session/useSession.ts';
import { AgentItems } from '../downloads/index.ts';
import { importOf } from './import-store.ts';

/** The agent that was opened, in every format that can hold it. */
export default function SaveItems() {
  const session = useSessionHandle();
  const current = useStore(importOf(session).store, (state) => state.current);
  if (current.status !== 'shown') return null;
  const { weights, metadata, test, name } = current;
  return (
    <ul className="stack">
      <AgentItems
        agent={() => ({
          weights: { ...weights, metadata: importedMetadata({ file: name, metadata }, test) },
          seed: session.store.getState().config.seed,
          worlds: worldsOfMetadata(metadata),
          name: 'cartpole-dqn-imported',
        })}
      />
    </ul>
  );
}
