import { useState } from 'react';
import type { WhichWeights } from '../../../files/metadata.ts';
import { resume } from '../../../locales/en/resume.ts';
import { saving as strings } from '../../../locales/en/saving.ts';
import { availableWeights } from '../../../runs/run.ts';
import { Field, Select } from '../../kit/Field.tsx';
import { useStrings } from '../../kit/i18n/index.ts';
import { useSession, useSessionHandle } from '../../session/useSession.ts';
import {
  AgentItems,
  agentOfRun,
  DownloadItem,
  downloadCheckpoint,
  SaveItem,
  saveHistory,
} from '../downloads/index.ts';

/** Which weights, in which format; the run's history; or the whole training state. */
export default function DownloadItems() {
  const t = useStrings(strings);
  const ofResume = useStrings(resume);
  const session = useSessionHandle();
  const run = useSession((session) => session.run);
  const [wanted, setWanted] = useState<WhichWeights>('kept');
  const available = availableWeights(run);
  const hasHistory = run.history.length > 0;
  const which = available.includes(wanted) ? wanted : available[0];
  return (
    <div className="stack">
      <Field label={t('which')}>
        <Select values={available} value={which} say={(name) => t(`which-${name}`)} onChoose={setWanted} />
      </Field>
      <ul aria-label={t('format')}>
        {which === undefined ? null : <AgentItems agent={() => agentOfRun(run, which)} />}
        {hasHistory && (
          <>
            <SaveItem
              label="TensorBoard"
              about={t('about-tensorboard')}
              save={() => saveHistory(run, 'tensorboard')}
            />
            <SaveItem label="CSV" about={t('about-csv')} save={() => saveHistory(run, 'csv')} />
          </>
        )}
        <DownloadItem
          label={ofResume('checkpoint')}
          about={ofResume('downloadAbout')}
          onChoose={() => void downloadCheckpoint(session)}
        />
      </ul>
    </div>
  );
}
