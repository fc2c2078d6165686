import { FlaskConical, FolderOpen, Play, Trash2, X } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { PRESET_NAMES, type PresetName } from '../../../core/presets.ts';
import { controls } from '../../../locales/en/controls.ts';
import { seeds as strings } from '../../../locales/en/seeds.ts';
import type { StoredStudy } from '../../../runs/storage/schema.ts';
import { Button, IconButton } from '../../kit/Button.tsx';
import { Field, Select } from '../../kit/Field.tsx';
import { formatDate, useStrings } from '../../kit/i18n/index.ts';
import { NameField } from '../../kit/NameField.tsx';
import { showUndo } from '../../kit/toast.ts';
import type { SessionHandle } from '../../session/create-session.ts';
import { useFromSession, useSession, useSessionHandle } from '../../session/useSession.ts';
import { fewestSeeds, lastFirstSeed, mostSeeds } from '../../session/wanted-study.ts';
import { useConfigProblems } from '../knob-words/index.ts';
import { setUpWithUndo } from '../settings/index.ts';
import { changeForm, studyFormOf, trainWanted, wantedStudy, wrongOf } from './form-store.ts';
import { keptStudiesOf } from './kept-studies.ts';
import styles from './Seeds.module.css';
import { armName, studyOf } from './study-store.ts';

/** How many seeds, from which on, what beside them, and the button that trains or cancels. */
export function StudyForm() {
  const t = useStrings(strings);
  const tControls = useStrings(controls);
  const session = useSessionHandle();
  const study = useFromSession(studyOf);
  const form = useStore(useFromSession(studyFormOf));
  const running = useStore(study.store, ({ status }) => status === 'running');
  const settings = useSession(armName);
  const impossible = useConfigProblems().length > 0;
  const wrong = wrongOf(form);
  return (
    <form
      className={`row bottom gap3 ${styles['form']}`}
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = wantedStudy(form);
        if (wanted !== null) trainWanted(session, wanted);
      }}
    >
      <CountField
        label={t('count')}
        value={form.count}
        onChange={(count) => changeForm(session, { count })}
        wrong={wrong.count}
      />
      <CountField
        label={t('firstSeed')}
        value={form.first}
        onChange={(first) => changeForm(session, { first })}
        wrong={wrong.first}
      />
      <Field label={t('beside')} className={styles['beside']} title={t('besideHint')}>
        <Select
          values={['' as const, ...besideChoices(form.beside)]}
          value={form.beside ?? ''}
          say={(name) => (name === '' ? t('besideNone') : tControls(name))}
          onChoose={(name) => changeForm(session, { beside: name === '' ? null : name })}
        />
      </Field>
      {running ? (
        // Keys: were it the same element, a press of Cancel would become one of the submit button it turns into.
        <Button icon={X} key="cancel" onClick={() => study.cancel()}>
          {t('cancel')}
        </Button>
      ) : (
        <Button
          icon={FlaskConical}
          look="primary"
          key="start"
          type="submit"
          disabled={impossible || wrong.count || wrong.first}
        >
          {t('start')}
        </Button>
      )}
      <p className="note">{t('withSettings', { settings })}</p>
      <p className="error" role="status">
        {impossible ? t('settingsWrong') : null}
        {wrong.count ? t('wrong', { value: form.count, min: fewestSeeds, max: mostSeeds }) : null}
        {wrong.first ? t('wrong', { value: form.first, min: 0, max: lastFirstSeed }) : null}
      </p>
    </form>
  );
}

/** What may be trained beside the chosen settings: a link or a kept study may have a preset of an older version. */
const besideChoices = (chosen: PresetName | null): readonly PresetName[] =>
  chosen === null || PRESET_NAMES.some((name) => name === chosen) ? PRESET_NAMES : [...PRESET_NAMES, chosen];

interface CountFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly wrong: boolean;
}

function CountField({ label, value, onChange, wrong }: CountFieldProps) {
  return (
    <Field label={label} className={styles['count']}>
      <input
        className="input"
        inputMode="numeric"
        autoComplete="off"
        value={value}
        aria-invalid={wrong}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  );
}

/** The studies that this browser keeps: to be opened, gone on with, named and deleted. */
export function StudyList() {
  const t = useStrings(strings);
  const { store, load } = useFromSession(keptStudiesOf);
  const { studies, problem } = useStore(store);
  useEffect(() => {
    if (store.getState().studies === null) void load();
  }, [store, load]);
  return (
    <section className="stack gap1" aria-labelledby="kept-studies">
      <h3 id="kept-studies">{t('kept')}</h3>
      <p className="note">{t('keptAbout')}</p>
      <p className="error" role="status">
        {problem === null ? null : t(`kept-${problem}`)}
      </p>
      <ul className="ruled">
        {(studies ?? []).map((one) => (
          <Row key={one.id} stored={one} />
        ))}
      </ul>
    </section>
  );
}

function Row({ stored }: { readonly stored: StoredStudy }) {
  const t = useStrings(strings);
  const session = useSessionHandle();
  const study = studyOf(session);
  const keptStudies = keptStudiesOf(session);
  const isOpen = useStore(study.store, ({ id }) => id === stored.id);
  const isRunning = useStore(study.store, ({ status }) => status === 'running');
  const { id, seeds, arms, ended, solved, startedAt } = stored;
  const [from, to] = [seeds[0] ?? 0, seeds.at(-1) ?? 0];
  const name = stored.name || t('givenName', { settings: arms.map(armName).join(' / '), from, to });
  const all = seeds.length * arms.length;
  return (
    <li className={`split ${styles['keptRow']}`} data-open={isOpen}>
      <div className="grow">
        <NameField
          label={t('keptName')}
          name={name}
          onRename={(typed) => void keptStudies.rename(id, typed)}
        />
        <p className="note">
          {[t('keptProgress', { done: ended, seeds: all, solved }), formatDate(startedAt)].join(' · ')}
        </p>
      </div>
      <div className="tools">
        {isOpen ? null : (
          <Button
            icon={FolderOpen}
            disabled={isRunning}
            aria-label={t('openKept', { name })}
            onClick={() => openKept(session, stored, t('settingsTaken', { name }))}
          >
            {t('open')}
          </Button>
        )}
        {ended === all || (isOpen && isRunning) ? null : (
          <Button icon={Play} disabled={isRunning} onClick={() => void study.open(stored, true)}>
            {t('goOn', { count: all - ended })}
          </Button>
        )}
        <IconButton
          icon={Trash2}
          label={t('remove', { name })}
          disabled={isOpen && isRunning}
          onClick={async () => showUndo(t('removed', { name }), await keptStudies.remove(id))}
        />
      </div>
    </li>
  );
}

/** Shows a study, and makes its settings and seeds those of the next one: then the page's link repeats it. */
function openKept(session: SessionHandle, stored: StoredStudy, message: string): void {
  const { arms, seeds } = stored;
  const [chosen, beside] = arms;
  if (chosen !== undefined) setUpWithUndo(session, { preset: chosen.preset, config: chosen.config }, message);
  changeForm(session, {
    count: String(seeds.length),
    first: String(seeds[0] ?? 0),
    beside: beside?.preset ?? null,
  });
  void studyOf(session).open(stored);
}
