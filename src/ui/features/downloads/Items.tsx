import type { WeightFormat } from '../../../files/weights-file.ts';
import { result } from '../../../locales/en/result.ts';
import { saving as strings } from '../../../locales/en/saving.ts';
import { Button } from '../../kit/Button.tsx';
import { text, useStrings } from '../../kit/i18n/index.ts';
import { showToast } from '../../kit/toast.ts';
import { useSessionHandle } from '../../session/useSession.ts';
import type { SavedAgent } from './agent-files.ts';
import { saveWeightsFile } from './save.ts';

const FORMATS = ['pytorch', 'safetensors', 'tfjs', 'onnx', 'json'] as const satisfies readonly WeightFormat[];
const LABELS: Readonly<Record<WeightFormat, string>> = {
  pytorch: 'PyTorch (.pth)',
  safetensors: 'safetensors',
  tfjs: 'TensorFlow.js',
  onnx: 'ONNX',
  json: 'JSON',
};

interface ItemProps {
  readonly label: string;
  readonly about: string;
}

/** One entry of a menu of downloads. */
export function DownloadItem({ label, about, onChoose }: ItemProps & { readonly onChoose: () => void }) {
  return (
    <li>
      <Button look="quiet" className="download" onClick={onChoose}>
        <strong>{label}</strong>
        <span className="caption">{about}</span>
      </Button>
    </li>
  );
}

/** One that saves a file, and says what came of it. @param save returns the name of the file */
export function SaveItem({ save, ...item }: ItemProps & { readonly save: () => Promise<string> }) {
  return <DownloadItem {...item} onChoose={() => void announced(save())} />;
}

async function announced(saving: Promise<string>): Promise<void> {
  const t = text(result);
  try {
    const name = await saving;
    await showToast(t('downloaded', { name }));
  } catch {
    await showToast(t('downloadFailed'), 'failed');
  }
}

/** The entries of a menu that saves one agent: its weights in every format, its test episodes, a Hub repository. */
export function AgentItems({ agent }: { readonly agent: () => SavedAgent }) {
  const session = useSessionHandle();
  const t = useStrings(strings);
  const saveAs = async (kind: 'hub' | 'trajectories') =>
    (await import('./agent-files.ts')).saveAgentFile(session, kind, agent());
  return (
    <>
      {FORMATS.map((format) => (
        <SaveItem
          key={format}
          label={LABELS[format]}
          about={t(`about-${format}`)}
          save={async () => {
            const { weights, name } = agent();
            return saveWeightsFile(format, weights, name);
          }}
        />
      ))}
      <SaveItem label="Hugging Face Hub" about={t('about-hub')} save={() => saveAs('hub')} />
      <SaveItem
        label={t('trajectories')}
        about={t('about-trajectories')}
        save={() => saveAs('trajectories')}
      />
    </>
  );
}
