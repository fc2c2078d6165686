import { saving as strings } from '../../../locales/en/saving.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { useSessionHandle } from '../../session/useSession.ts';
import type { SavedAgent } from './agent-files.ts';
import { FormatItems, SaveItem } from './FormatItems.tsx';
import { saveWeightsFile } from './save-weights.ts';

/** The entries of a menu that saves one agent: its weights in every format, its test episodes, a Hub repository. */
export function AgentItems({ agent }: { readonly agent: () => SavedAgent }) {
  const session = useSessionHandle();
  const t = useStrings(strings);
  return (
    <>
      <FormatItems
        save={(format) => {
          const { weights, name } = agent();
          return saveWeightsFile(format, weights, name);
        }}
      />
      <SaveItem
        label="Hugging Face Hub"
        about={t('about-hub')}
        save={async () => (await import('./agent-files.ts')).saveAgentFile(session, 'hub', agent())}
      />
      <SaveItem
        label={t('trajectories')}
        about={t('about-trajectories')}
        save={async () => (await import('./agent-files.ts')).saveAgentFile(session, 'trajectories', agent())}
      />
    </>
  );
}
