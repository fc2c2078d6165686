import { Dumbbell, FileInput } from 'lucide-react';
import { memo } from 'react';
import { layerWidths } from '../../../core/feed-forward.ts';
import { trainable } from '../../../core/trainable.ts';
import { FILE_KIND_NAMES } from '../../../files/weights-file.ts';
import { compare } from '../../../locales/en/compare.ts';
import { type ImportedRun, weightsOf } from '../../../runs/run.ts';
import { Button } from '../../kit/Button.tsx';
import { readableName } from '../../kit/file-name.ts';
import { formatDate, useStrings } from '../../kit/i18n/index.ts';
import parts from '../../kit/styles/parts.module.css';
import { showToast } from '../../kit/toast.ts';
import { useSessionHandle } from '../../session/useSession.ts';
import { useConfigProblems } from '../knob-words/index.ts';
import styles from './Compare.module.css';
import { BestMark, DownloadMenu, RemoveButton, ReplayButton, type RowProps, RunName } from './row-parts.tsx';
import { resultText } from './run-text.ts';

interface Props extends RowProps<ImportedRun> {
  readonly best: boolean;
}

/** One imported agent: in the place of a curve's switch the word that there is none. */
export const ImportedRow = memo(function ImportedRow({ run, name, best }: Props) {
  const t = useStrings(compare);
  const { format } = run.origin;
  const file = readableName(run.origin.file);
  const details = [
    ...(name === file ? [] : [file]),
    t('importedFrom', { format: FILE_KIND_NAMES[format] }),
    ...(run.result === null
      ? []
      : [t('network', { layers: layerWidths(run.result.kept.shape).join(' → ') })]),
    formatDate(run.endedAt ?? 0),
  ];
  return (
    <li className={styles['run']}>
      <span className={styles['noCurve']} title={t('noCurveHint')}>
        <FileInput aria-hidden="true" />
        {t('noCurve')}
      </span>
      <div className={styles['what']}>
        <RunName run={run} name={name} />
        {best ? <BestMark /> : null}
        <p className={styles['details']}>{details.join(' · ')}</p>
        <p className={styles['result']}>{resultText(run)}</p>
      </div>
      <div className={`${parts['buttons']} ${styles['buttons']}`}>
        <ReplayButton run={run} name={name} />
        <TrainFurtherButton run={run} name={name} />
        <DownloadMenu run={run} name={name} />
        <RemoveButton run={run} name={name} />
      </div>
    </li>
  );
});

/** It has no settings of its own: the chosen ones are used, and have to be such that can be run. */
function TrainFurtherButton({ run, name }: RowProps<ImportedRun>) {
  const { actions } = useSessionHandle();
  const t = useStrings(compare);
  const isImpossible = useConfigProblems().length > 0;
  const weights = weightsOf(run);
  const from = weights === null ? null : trainable(weights);
  if (from === null) return null;
  return (
    <Button
      icon={Dumbbell}
      title={t('trainImportedHint')}
      aria-disabled={isImpossible}
      onClick={() => {
        if (isImpossible) void showToast(t('settingsWrong'), 'failed');
        else actions.train({ from: { ...from, name } });
      }}
    >
      {t('trainFurther')}
    </Button>
  );
}
