import { FlaskConical, X } from 'lucide-react';
import { useStore } from 'zustand';
import { PRESET_NAMES, type PresetName } from '../../../core/presets.ts';
import { controls } from '../../../locales/en/controls.ts';
import { seeds as strings } from '../../../locales/en/seeds.ts';
import { Button } from '../../kit/Button.tsx';
import { Field, Select } from '../../kit/Field.tsx';
import { useStrings } from '../../kit/i18n/index.ts';
import { useFromSession, useSession, useSessionHandle } from '../../session/useSession.ts';
import { fewestSeeds, lastFirstSeed, mostSeeds } from '../../session/wanted-study.ts';
import { useConfigProblems } from '../knob-words/index.ts';
import { changeForm, studyFormOf, trainWanted, wantedStudy, wrongOf } from './form-store.ts';
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
      <Settings />
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

/** With what the seeds would be trained. */
function Settings() {
  const t = useStrings(strings);
  const settings = useSession(armName);
  return <p className="note">{t('withSettings', { settings })}</p>;
}

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
