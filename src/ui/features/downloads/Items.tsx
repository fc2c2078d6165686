import type { WeightFormat } from '../../../files/weights-file.ts';
import { result } from '../../../locales/en/result.ts';
import { saving as strings } from '../../../locales/en/saving.ts';
import { Button } from '../../kit/Button.tsx';
import { text, useStrings } from '../../kit/i18n/index.ts';
import { showToast } from '../../kit/toast.ts';
import { useSessionHandle } from '../../session/useSession.ts';
import type { SavedAgent } from './agent-files.ts';
import styles from './Downloads.module.css';
import { saveWeightsFile } from './save.ts';

const FORMATS = ['pytorch', 'safetensors', 'tfjs', 'onnx', 'json'] as const satisfies readonly WeightFormat[];
const LABELS: Readonly<Record<WeightFormat, string>> = {
  pytorch: 'PyTorch (.pth)',
  safetensors: 'safetensors',
  tfjs: 'TensorFlow.js',
  onnx: 'ONNX',
  json: 'JSON',
};

interface Props {
  /** Saves the weights in a format. @returns the name of the file */
  readonly save: (format: WeightFormat) => Promise<string>;
}

/** The entries of a menu of weight formats; says what came of it. */
function FormatItems({ save }: Props) {
  const t = useStrings(strings);
  return FORMATS.map((format) => (
    <SaveItem key={format} label={LABELS[format]} about={t(`about-${format}`)} save={() => save(format)} />
  ));
}

interface ItemProps {
  readonly label: string;
  readonly about: string;
  readonly onChoose: () => void;
}

interface SaveItemProps extends Omit<ItemProps, 'onChoose'> {
  /** @returns the name of the file */
  readonly save: () => Promise<string>;
}

/** One entry of a menu that saves a file, and says what came of it. */
export function SaveItem({ label, about, save }: SaveItemProps) {
  return <DownloadItem label={label} about={about} onChoose={() => void announced(save())} />;
}

/** One entry of a menu of downloads. */
export function DownloadItem({ label, about, onChoose }: ItemProps) {
  return (
    <li>
      <Button look="quiet" className={styles['format']} onClick={onChoose}>
        <strong>{label}</strong>
        <span className="caption">{about}</span>
      </Button>
    </li>
  );
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
