import { FolderOpen } from 'lucide-react';
import { useRef } from 'react';
import { importing as strings } from '../../../locales/en/importing.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import parts from '../../kit/styles/parts.module.css';
import { openFiles, wantImport } from './open-files.ts';

const ACCEPTED = '.safetensors,.onnx,.zip,.json,.bin,.checkpoint';

/** Opens the browser's dialogue to pick a file of weights or a checkpoint; the reader is loaded with the first. */
export function ImportButton({ className = '' }: { readonly className?: string | undefined }) {
  const t = useStrings(strings);
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className={`${parts['button']} ${parts['quiet']} ${className}`}
        title={t('openHint')}
        onClick={() => {
          wantImport();
          input.current?.click();
        }}
      >
        <FolderOpen aria-hidden="true" />
        {t('open')}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={ACCEPTED}
        onChange={async ({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          currentTarget.value = ''; // the same file may be chosen again
          await openFiles(files);
        }}
      />
    </>
  );
}
