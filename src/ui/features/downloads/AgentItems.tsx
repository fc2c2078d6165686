import { saving as strings } from '../../../locales/en/saving.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import type { SavedAgent } from './agent-files.ts';
import { FormatItems, SaveItem } from './FormatItems.tsx';
import { saveWeightsFile } from './save-weights.ts';

/** The entries of a menu that saves one agent: its weights in every format, its test episodes, a Hub repository. */
export function AgentItems({ agent }: { readonly agent: () => SavedAgent }) {
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
        save={async () => (await import('./agent-files.ts')).saveAgentFile('hub', agent())}
      />
      <SaveItem
        label={t('trajectories')}
        about={t('about-trajectories')}
        save={async () => (await import('./agent-files.ts')).saveAgentFile('trajectories', agent())}
      />
    </>
  );
}
