import { FolderOpen } from 'lucide-react';
import { useRef } from 'react';
import { importing as strings } from '../../../locales/en/importing.ts';
import { Button } from '../../kit/Button.tsx';
import { useStrings } from '../../kit/i18n/index.ts';
import { useSessionHandle } from '../../session/useSession.ts';
import { openFiles, wantImport } from './open-files.ts';

/**
 * Opens the browser's dialogue to pick files of weights or a checkpoint; the reader is loaded with the first. It names
 * no endings: iPhones grey out every file whose ending they do not know, which most of these are.
 */
export function ImportButton({ className }: { readonly className?: string | undefined }) {
  const session = useSessionHandle();
  const t = useStrings(strings);
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        icon={FolderOpen}
        look="quiet"
        className={className}
        title={t('openHint')}
        onClick={() => {
          wantImport(session);
          input.current?.click();
        }}
      >
        {t('open')}
      </Button>
      <input
        ref={input}
        type="file"
        data-purpose="open"
        multiple
        hidden
        onChange={async ({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          currentTarget.value = ''; // the same file may be chosen again
          await openFiles(session, files);
        }}
      />
    </>
  );
}
