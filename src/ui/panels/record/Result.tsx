import { Download } from 'lucide-react';
import { useStore } from 'zustand';
import { formatNumber, useStrings } from '../../i18n/index.ts';
import { record } from '../../i18n/record.ts';
import { recorderStore } from '../../record/recorder.ts';
import { saveFile } from '../../result/download.ts';
import parts from '../../styles/parts.module.css';
import { formatNames } from './format-names.ts';
import styles from './Record.module.css';

/** The recording to look at and to save. */
export function Result() {
  const t = useStrings(record);
  const recording = useStore(recorderStore, (state) => state.recording);
  if (recording === null) return <p className={styles['empty']}>{t('empty')}</p>;
  const { name, format, file, address, seconds, length } = recording;
  const inSeconds = (value: number) =>
    t('seconds', { seconds: formatNumber(value, { maximumFractionDigits: 1 }) });
  const size = formatNumber(file.size / 1e6, { maximumFractionDigits: 2 });
  return (
    <figure className={styles['result']}>
      {format === 'gif' ? (
        <img src={address} alt={t('preview')} />
      ) : (
        <video src={address} aria-label={t('preview')} controls loop muted playsInline />
      )}
      <figcaption>
        <p role="status">
          <strong>{t('done', { name, size, duration: inSeconds(length) })}</strong>
          <span className={parts['note']}> · {t('encoded', { duration: inSeconds(seconds) })}</span>
        </p>
        <button type="button" className={parts['button']} onClick={() => saveFile(file, name)}>
          <Download aria-hidden="true" />
          {t('download', { format: formatNames[format] })}
        </button>
      </figcaption>
    </figure>
  );
}
