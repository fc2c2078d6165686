import { Download } from 'lucide-react';
import { useState } from 'react';
import type { WhichWeights } from '../../files/metadata.ts';
import { Popover } from '../controls/Popover.tsx';
import { useStrings } from '../i18n/index.ts';
import { result as strings } from '../i18n/result.ts';
import { resume } from '../i18n/resume.ts';
import { useSession } from '../session/useSession.ts';
import parts from '../styles/parts.module.css';
import { availableWeights, saveWeights } from './download.ts';
import { FormatItems } from './FormatItems.tsx';
import styles from './Result.module.css';

/** The weights of the run, in four formats. */
export function DownloadMenu() {
  const t = useStrings(strings);
  const ofResume = useStrings(resume);
  const run = useSession((session) => session.run);
  const [wanted, setWanted] = useState<WhichWeights>('kept');
  const available = availableWeights(run);
  const which = available.includes(wanted) ? wanted : available[0];
  return (
    <Popover
      label={t('download')}
      disabled={which === undefined}
      buttonClass={`${parts['button']} ${styles['download']} ${run.result === null ? parts['quiet'] : parts['primary']}`}
      button={
        <>
          <Download aria-hidden="true" />
          {t('download')}
        </>
      }
    >
      <div className={styles['menu']}>
        <label className={parts['field']}>
          <span className={parts['label']}>{t('which')}</span>
          <select
            className={parts['select']}
            value={which}
            onChange={({ target }) => setWanted(available.find((name) => name === target.value) ?? 'kept')}
          >
            {available.map((name) => (
              <option key={name} value={name}>
                {t(`which-${name}`)}
              </option>
            ))}
          </select>
        </label>
        <ul aria-label={t('format')}>
          {which === undefined ? null : <FormatItems save={(format) => saveWeights(format, which)} />}
          <li>
            <button
              type="button"
              className={`${parts['button']} ${parts['quiet']} ${styles['format']}`}
              onClick={() => void saveCheckpoint()}
            >
              <strong>{ofResume('checkpoint')}</strong>
              <span>{ofResume('downloadAbout')}</span>
            </button>
          </li>
        </ul>
      </div>
    </Popover>
  );
}

async function saveCheckpoint(): Promise<void> {
  const { downloadCheckpoint } = await import('../resume/download-checkpoint.ts');
  await downloadCheckpoint();
}
