import { Circle, Download, Pause, Play, X } from 'lucide-react';
import { type ComponentProps, useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { record } from '../../../locales/en/record.ts';
import { Button } from '../../kit/Button.tsx';
import { Details } from '../../kit/Details.tsx';
import { endAll } from '../../kit/end-all.ts';
import { Check, Radios } from '../../kit/Field.tsx';
import { saveFile } from '../../kit/files.ts';
import { formatNumber, useStrings } from '../../kit/i18n/index.ts';
import { stageOf } from '../../session/stage/create-stage.ts';
import { calm } from '../../session/stage/playing.ts';
import { useFromSession, useSession, useSessionHandle } from '../../session/useSession.ts';
import { fieldOf, isSceneTake, type Take, takeOf } from './choice.ts';
import { hasLearning, pushesOf } from './make-film.ts';
import { RECORD_FORMATS, type RecordFormat } from './protocol.ts';
import styles from './Record.module.css';
import { type Problem, type Recording, recorderOf } from './recorder.ts';

const SCENE_TAKES: readonly Take[] = ['both', 'before', 'after'];
const RUN_TAKES: readonly Take[] = ['learning', 'sheet'];
const SEED_TAKES: readonly Take[] = ['field'];

/** A contact sheet may be a still picture. */
const formatsOf = (take: Take): readonly RecordFormat[] =>
  take === 'sheet' ? RECORD_FORMATS : RECORD_FORMATS.filter((format) => format !== 'png');

/** The scenes, or the learning of the whole run, as a GIF, a video or a picture. */
export default function RecordPanel() {
  const t = useStrings(record);
  const session = useSessionHandle();
  const chosenTake = takeOf(session);
  const { store, findFormats, start, cancel } = recorderOf(session);
  const { formats, share, problem } = useStore(store);
  const isFilmed = useSession(({ run }) => hasLearning(run));
  const wanted = useStore(chosenTake, (state) => state.take);
  const hasField = useStore(fieldOf(session), ({ make }) => make !== null);
  const take = RUN_TAKES.includes(wanted) && !isFilmed ? 'both' : wanted;
  const [chosen, setFormat] = useState<RecordFormat | null>(null);
  const [withPushes, setWithPushes] = useState(true);
  const pushes = usePushes(take);
  useEffect(findFormats, [findFormats]);
  const possible = formatsOf(take).filter((one) => formats?.includes(one));
  const format = possible.find((one) => one === chosen) ?? possible[0] ?? null;
  const recording = share !== null;
  const what = {
    name: 'record-take',
    value: take,
    say: (value: Take) => t(value),
    onChoose(value: Take) {
      chosenTake.setState({ take: value });
      setFormat(null);
    },
  };
  return (
    <div className="stack">
      <p className="note">{t(isSceneTake(take) ? 'intro' : `intro-${take}`)}</p>
      <div className="row bottom">
        <Choice {...what} label={t('what')} values={SCENE_TAKES} isOff={() => recording} />
        <Choice {...what} label={t('wholeRun')} values={RUN_TAKES} isOff={() => recording || !isFilmed} />
        {hasField && <Choice {...what} label={t('manySeeds')} values={SEED_TAKES} isOff={() => recording} />}
        <Choice
          label={t('format')}
          name="record-format"
          values={formatsOf(take)}
          value={format}
          say={(value) => formatNames[value]}
          onChoose={setFormat}
          isOff={(value) => recording || !formats?.includes(value)}
        />
        {recording ? (
          <Button icon={X} onClick={cancel}>
            {t('cancel')}
          </Button>
        ) : (
          <Button
            icon={Circle}
            look="primary"
            className={`filled ${styles['start']}`}
            disabled={format === null}
            onClick={() => format !== null && start(take, format, withPushes)}
          >
            {t('record')}
          </Button>
        )}
        {pushes > 0 && (
          <Check checked={withPushes} onChange={setWithPushes}>
            {t('pushes', { count: pushes })}
          </Check>
        )}
      </div>
      {!isFilmed && <p className="note">{t('noLearning')}</p>}
      {problem !== null && <ProblemNote problem={problem} />}
      {formats === null && problem !== null ? (
        <Button onClick={findFormats}>{t('retry')}</Button>
      ) : (
        <Support formats={formats} />
      )}
      {share !== null && <Progress share={share} />}
      <Result />
    </div>
  );
}

function Progress({ share }: { readonly share: number }) {
  const t = useStrings(record);
  const percent = Math.floor(share * 100);
  return (
    <div className={`row ${styles['progress']}`}>
      <progress max={1} value={share} aria-label={t('recording', { percent })} />
      <span>{t('recording', { percent })}</span>
    </div>
  );
}

/** What this browser cannot write, and what to take instead. */
function Support({ formats }: { readonly formats: readonly RecordFormat[] | null }) {
  const t = useStrings(record);
  if (formats === null) return <p className="visuallyHidden">{t('looking')}</p>; // a line that goes again moves the window
  const [mp4, webm] = [formats.includes('mp4'), formats.includes('webm')];
  if (!formats.includes('gif')) return <p className="error">{t('noPicture')}</p>;
  if (!mp4 && !webm) return <p className="note">{t('noMp4NoWebm')}</p>;
  if (!mp4) return <p className="note">{t('noMp4')}</p>;
  return webm ? null : <p className="note">{t('noWebm')}</p>;
}

type ChoiceProps<Value extends string> = ComponentProps<typeof Radios<Value>> & { readonly label: string };

function Choice<Value extends string>({ label, ...radios }: ChoiceProps<Value>) {
  return (
    <fieldset className={styles['choice']}>
      <legend className="label">{label}</legend>
      <div className="segments">
        <Radios {...radios} />
      </div>
    </fieldset>
  );
}

/** Counts as pushes are given and scenes change. */
function usePushes(take: Take): number {
  const stage = useFromSession(stageOf);
  const subscribe = useCallback(
    (look: () => void) =>
      endAll(stage.before.subscribe(look), stage.agent.subscribe(look), stage.after.subscribe(look)),
    [stage],
  );
  return useSyncExternalStore(subscribe, () => pushesOf(stage, take));
}

const formatNames: Readonly<Record<RecordFormat, string>> = {
  png: 'PNG',
  gif: 'GIF',
  mp4: 'MP4',
  webm: 'WebM',
};

/** Why there is no recording, and what to do. */
function ProblemNote({ problem }: { readonly problem: Problem }) {
  const t = useStrings(record);
  if (problem.kind !== 'failed') {
    const isCancelled = problem.kind === 'cancelled';
    return (
      <p role={isCancelled ? 'status' : 'alert'} className={isCancelled ? 'note' : 'error'}>
        {t(problem.kind)}
      </p>
    );
  }
  const { reason, format, message } = problem;
  const sentence = () => {
    if (reason === 'empty') return t('noPictures');
    if (reason !== 'unsupported') return t(reason);
    return format === 'gif' ? t('noPicture') : t('unsupported', { format: formatNames[format] });
  };
  return (
    <div role="alert" className="note">
      <p className="error">{sentence()}</p>
      {message !== '' && <Details message={message} />}
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
