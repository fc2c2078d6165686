import type { WeightFormat } from '../../../files/weights-file.ts';
import { result as strings } from '../../../locales/en/result.ts';
import { text, useStrings } from '../../kit/i18n/index.ts';
import parts from '../../kit/styles/parts.module.css';
import { showToast } from '../../kit/toast.ts';
import styles from './Downloads.module.css';

const FORMATS = ['safetensors', 'tfjs', 'onnx', 'json'] as const satisfies readonly WeightFormat[];
const LABELS: Readonly<Record<WeightFormat, string>> = {
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
export function FormatItems({ save }: Props) {
  const t = useStrings(strings);
  return FORMATS.map((format) => (
    <li key={format}>
      <button
        type="button"
        className={`${parts['button']} ${parts['quiet']} ${styles['format']}`}
        onClick={() => void announced(save(format))}
      >
        <strong>{LABELS[format]}</strong>
        <span>{t(`about-${format}`)}</span>
      </button>
    </li>
  ));
}

async function announced(saving: Promise<string>): Promise<void> {
  const t = text(strings);
  try {
    const name = await saving;
    await showToast(t('downloaded', { name }));
  } catch {
    await showToast(t('downloadFailed'), 'failed');
  }
}
