import { Download } from 'lucide-react';
import { result as strings } from '../../../locales/en/result.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { LazyPart } from '../../kit/LazyPart.tsx';
import { Popover } from '../../kit/Popover.tsx';
import { useSession } from '../../session/useSession.ts';
import { availableWeights } from './available-weights.ts';
import styles from './Result.module.css';

/** The weights of the run, in four formats. */
export function DownloadMenu() {
  const t = useStrings(strings);
  const isNothing = useSession(({ run }) => availableWeights(run).length === 0);
  const hasResult = useSession(({ run }) => run.result !== null);
  return (
    <Popover
      late
      label={t('download')}
      disabled={isNothing}
      buttonClass={`button ${styles['download']} ${hasResult ? 'primary' : 'quiet'}`}
      icon={Download}
      words={t('download')}
    >
      <LazyPart name={t('download')} load={() => import('./DownloadItems.tsx')} />
    </Popover>
  );
}
