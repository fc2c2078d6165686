import { Download, Pause, Play } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { record } from '../../../../locales/en/record.ts';
import { Button } from '../../../kit/Button.tsx';
import { saveFile } from '../../../kit/files.ts';
import { formatNumber, useStrings } from '../../../kit/i18n/index.ts';
import { calm } from '../../../session/stage/playing.ts';
import { useFromSession } from '../../../session/useSession.ts';
import type { RecordFormat } from '../protocol.ts';
import { type Problem, type Recording, recorderOf } from '../recorder.ts';
import styles from './Record.module.css';

export const formatNames: Readonly<Record<RecordFormat, string>> = {
  png: 'PNG',
  gif: 'GIF',
  mp4: 'MP4',
  webm: 'WebM',
};

/** Why there is no recording, and what to do. */
export function ProblemNote({ problem }: { readonly problem: Problem }) {
  const t = useStrings(record);
  switch (problem.kind) {
    case 'cancelled':
      return (
        <p role="status" className="note">
          {t('cancelled')}
        </p>
      );
    case 'nothing':
      return (
        <p role="alert" className="error">
          {t('nothing')}
        </p>
      );
    case 'failed':
      return <Failure {...problem} />;
  }
}

function Failure({ reason, format, message }: Extract<Problem, { kind: 'failed' }>) {
  const t = useStrings(record);
  const sentence = () => {
    switch (reason) {
      case 'unsupported':
        return format === 'gif' ? t('noPicture') : t('unsupported', { format: formatNames[format] });
      case 'empty':
        return t('noPictures');
      case 'encoder':
      case 'memory':
      case 'missing':
      case 'unknown':
        return t(reason);
    }
  };
  return (
    <div role="alert" className="note">
      <p className="error">{sentence()}</p>
      {message !== '' && (
        <details>
          <summary>{t('details')}</summary>
          <pre>{message}</pre>
        </details>
      )}
    </div>
  );
}

/** The recording to look at and to save. */
export function Result() {
  const t = useStrings(record);
  const recording = useStore(useFromSession(recorderOf).store, (state) => state.recording);
  if (recording === null) return <p className="empty">{t('empty')}</p>;
  return <Preview key={recording.address} {...recording} />;
}

/** A GIF has no button that stops it, and goes on for ever: its first picture takes its place. */
function Preview(recording: Recording) {
  const t = useStrings(record);
  const { name, format, language, description, file, address, posterAddress, seconds, length } = recording;
  const [plays, setPlays] = useState(calm?.matches !== true);
  const inSeconds = (value: number) =>
    t('seconds', { seconds: formatNumber(value, { maximumFractionDigits: 1 }) });
  const size = formatNumber(file.size / 1e6, { maximumFractionDigits: 2 });
  return (
    <figure className={`stack ${styles['result']}`}>
      {format === 'gif' || format === 'png' ? (
        <img className="sheet" src={plays ? address : posterAddress} alt={description} lang={language} />
      ) : (
        <video
          className="sheet"
          src={address}
          poster={posterAddress}
          aria-label={description}
          lang={language}
          controls
          loop
          muted
          playsInline
        />
      )}
      <figcaption className="row">
        <p role="status">
          <strong>
            {length === null
              ? t('donePicture', { name, size })
              : t('done', { name, size, duration: inSeconds(length) })}
          </strong>
          , <span className="note">{t('encoded', { duration: inSeconds(seconds) })}</span>
        </p>
        <div className={`buttons ${styles['buttons']}`}>
          {format === 'gif' && (
            <Button icon={plays ? Pause : Play} onClick={() => setPlays(!plays)}>
              {t(plays ? 'stop' : 'play')}
            </Button>
          )}
          <Button icon={Download} onClick={() => saveFile(file, name)}>
            {t('download', { format: formatNames[format] })}
          </Button>
        </div>
      </figcaption>
    </figure>
  );
}
