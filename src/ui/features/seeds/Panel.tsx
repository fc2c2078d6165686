import { Clapperboard, Image, Pause, Play } from 'lucide-react';
import { useStore } from 'zustand';
import { seeds as strings } from '../../../locales/en/seeds.ts';
import { endedOf } from '../../../runs/seed-run.ts';
import type { StudyArm } from '../../../runs/storage/schema.ts';
import { Button, IconButton } from '../../kit/Button.tsx';
import { saveFile } from '../../kit/files.ts';
import { text, textsOf, useStrings } from '../../kit/i18n/index.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import { useFromSession, useSessionHandle } from '../../session/useSession.ts';
import { CsvButton } from '../compare/index.ts';
import { readFieldPalette } from '../field/index.ts';
import type { FieldFilm } from '../record/index.ts';
import { againOf, Field, fieldOf, longestOf } from './Field.tsx';
import { Counts, Curves, Findings, Progress, SeedTable } from './Findings.tsx';
import { studyFormOf } from './form-store.ts';
import styles from './Seeds.module.css';
import { StudyForm, StudyList } from './Studies.tsx';
import { studyCsv, studyEpisodesCsv } from './study-csv.ts';
import { armName, cartText, mostShown, type Study, studyOf, studyWorkers } from './study-store.ts';

/** The same settings with many seeds: a field of carts, and what they come to. */
export default function SeedsPanel() {
  const t = useStrings(strings);
  useFromSession(studyFormOf); // what it asks for is what waits
  const study = useFromSession(studyOf).store;
  const status = useStore(study, (state) => state.status);
  const names = useStore(study, (state) => state.arms).map(armName);
  return (
    <div className="stack">
      <div className="head">
        <h3>{t('title')}</h3>
        <p className="note">{t('about', { count: studyWorkers() })}</p>
      </div>
      <div className={`row bottom ${styles['top']}`}>
        <StudyForm />
        {names.length === 1 ? <Counts index={0} /> : null}
        <FieldTools />
      </div>
      <p className="visuallyHidden" role="status">
        {status === 'idle' ? '' : t(`status-${status}`)}
      </p>
      <div className={`stack gap4 ${styles['fields']}`} data-arms={names.length}>
        {names.map((name, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an arm is its place
          <ArmField key={index} index={index} name={names.length > 1 ? name : null} />
        ))}
      </div>
      <Replay />
      <FromFile />
      <Reading />
      {status === 'idle' ? null : (
        <>
          <Progress />
          <Findings />
          <div className={styles['study']}>
            <Curves />
            <SeedTable />
          </div>
          <Downloads />
        </>
      )}
      <StudyList />
    </div>
  );
}

interface ArmProps {
  readonly index: number;
  /** Beside another arm: what its settings are called. */
  readonly name: string | null;
}

function ArmField({ index, name }: ArmProps) {
  const t = useStrings(strings);
  const label = name === null ? t('field') : t('fieldOf', { name });
  return (
    <section className="stack gap2" aria-label={label}>
      {name === null ? null : (
        <div className="split bottom">
          <h4>{name}</h4>
          <Counts index={index} />
        </div>
      )}
      <Field index={index} label={label} />
    </section>
  );
}

/** What the colours of the carts mean, and a way to hold them still. */
function FieldTools() {
  const t = useStrings(strings);
  const { store, togglePlay } = useFromSession(fieldOf);
  const plays = useStore(store, (state) => state.plays);
  return (
    <div className="row end">
      <p className={`row gap2 caption ${styles['scale']}`} title={t('legend')}>
        <span>0</span>
        <i aria-hidden="true" />
        <span>{t('scaleEnd')}</span>
      </p>
      <IconButton
        framed
        icon={plays ? Pause : Play}
        label={t(plays ? 'hold' : 'play')}
        onClick={togglePlay}
      />
    </div>
  );
}

/** Of a study from a file, which has no episodes and any number of seeds. */
function FromFile() {
  const t = useStrings(strings);
  const study = useFromSession(studyOf).store;
  const seeds = useStore(study, (state) => state.seeds.length);
  const isFromFile = useStore(study, ({ id, status }) => id === null && status !== 'idle');
  const said = [
    ...(isFromFile ? [t('fromFile')] : []),
    ...(seeds > mostShown ? [t('tooMany', { shown: mostShown, seeds })] : []),
  ];
  return said.length === 0 ? null : <p className="note">{said.join(' ')}</p>;
}

/** The cart that is pointed at, or what came of one that was put on the stage. */
function Reading() {
  const t = useStrings(strings);
  const study = useFromSession(studyOf).store;
  const place = useStore(study, ({ pointedAt }) => pointedAt);
  const arm = useStore(study, ({ arms, pointedAt }) => arms[pointedAt?.arm ?? 0]);
  const again = useStore(useFromSession(againOf), (state) => state.again);
  const said = again === null ? '' : t(`again-${again.state}`, again);
  return (
    <div className={`note ${styles['reading']}`}>
      <p>{place === null || arm === undefined ? t('hint') : cartText(arm, place.seed)}</p>
      <p role="status">{said}</p>
    </div>
  );
}

function Downloads() {
  const t = useStrings(strings);
  const session = useSessionHandle();
  const arms = useStore(studyOf(session).store, (state) => state.arms);
  if (arms.every(({ runs }) => endedOf(runs).length === 0)) return null;
  return (
    <div className="tools">
      <Button icon={Clapperboard} onClick={() => void filmField(session)}>
        {t('film')}
      </Button>
      <Button
        icon={Image}
        onClick={() => savePictures(arms, document.querySelectorAll('canvas[data-field]'))}
      >
        {t('picture')}
      </Button>
      <CsvButton label={t('csv')} file="seeds.csv" csv={() => studyCsv(arms)} />
      <CsvButton label={t('episodesCsv')} file="seed-episodes.csv" csv={() => studyEpisodesCsv(arms)} />
    </div>
  );
}

/** The carts as they stand on the page, a file for each field. */
function savePictures(arms: readonly StudyArm[], fields: Iterable<Element>): void {
  for (const [index, field] of [...fields].entries()) {
    if (!(field instanceof HTMLCanvasElement)) continue;
    const name = `cartpole-dqn-${arms[index]?.preset ?? 'seeds'}-carts.png`;
    field.toBlob((picture) => picture !== null && saveFile(picture, name));
  }
}

/** Every cart after as many episodes of its training, from all fall to all stand. */
function Replay() {
  const t = useStrings(strings);
  const field = useFromSession(fieldOf);
  const { moment, isReplaying } = useStore(field.store);
  const longest = useStore(useFromSession(studyOf).store, ({ arms }) => longestOf(arms));
  if (longest === 0) return null;
  const episode = moment === 'live' ? longest : Math.floor(moment);
  const reading = moment === 'live' ? t('momentLive') : t('momentAt', { episode });
  return (
    <div className={`row note ${styles['replay']}`}>
      <Button
        icon={isReplaying ? Pause : Play}
        onClick={() => (isReplaying ? field.setMoment(moment) : field.replay())}
      >
        {t(isReplaying ? 'holdReplay' : 'watch')}
      </Button>
      <input
        type="range"
        min={0}
        max={longest}
        value={episode}
        aria-label={t('moment')}
        aria-valuetext={reading}
        onChange={({ target }) => field.setMoment(Number(target.value))}
      />
      <span aria-hidden="true">{reading}</span>
      <Button look="quiet" disabled={moment === 'live'} onClick={() => field.setMoment('live')}>
        {t('stopWatching')}
      </Button>
    </div>
  );
}

/** The seeds of a study that have come to their end, as it stands, in the theme and the language of the moment. */
function fieldFilm({ arms, seeds: all }: Study): FieldFilm | null {
  const ended = arms.map(({ runs }) => endedOf(runs));
  const seeds = all.filter((seed) => ended.some((runs) => runs.some((run) => run.seed === seed)));
  if (seeds.length === 0) return null;
  const t = text(strings);
  const [first = 0, last = 0] = [seeds[0], seeds.at(-1)];
  return {
    kind: 'field',
    name: `${arms.map(({ preset }) => preset).join('-and-')}-seeds-${first}-to-${last}`,
    title: t('filmTitle', { seeds: seeds.length }),
    seeds: seeds.slice(0, mostShown),
    longest: longestOf(arms),
    fields: arms.map((arm, i) => ({
      title: armName(arm),
      runs: new Map((ended[i] ?? []).map((run) => [run.seed, { ...run, history: null }])),
      config: arm.config,
    })),
    palette: readFieldPalette(),
    words: {
      solved: t('state-solved'),
      learning: t('state-learning'),
      failed: t('state-failed'),
      episode: textsOf(strings).filmEpisode,
    },
  };
}

/** Offers the study to the recorder, and opens it. */
async function filmField(session: SessionHandle): Promise<void> {
  const { offerField } = await import('../record/index.ts');
  offerField(session, () => fieldFilm(studyOf(session).store.getState()));
  location.hash = 'record';
}
