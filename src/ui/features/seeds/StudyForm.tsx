import { FlaskConical, X } from 'lucide-react';
import { useStore } from 'zustand';
import { controls } from '../../../locales/en/controls.ts';
import { seeds as strings } from '../../../locales/en/seeds.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import parts from '../../kit/styles/parts.module.css';
import { useSession } from '../../session/useSession.ts';
import { useConfigProblems } from '../knob-words/index.ts';
import { changedKnobs } from '../settings/index.ts';
import styles from './Seeds.module.css';
import { study, studyStore } from './study-store.ts';
import { fewest, lastFirstSeed, most, seedsOf, type WantedSeeds, wrongOf } from './wanted-seeds.ts';

interface Props {
  readonly wanted: WantedSeeds;
  readonly onChange: (wanted: WantedSeeds) => void;
}

/** How many seeds, from which on, and the button that trains or cancels. */
export function StudyForm({ wanted, onChange }: Props) {
  const t = useStrings(strings);
  const tControls = useStrings(controls);
  const running = useStore(studyStore, ({ status }) => status === 'running');
  const impossible = useConfigProblems().length > 0;
  const preset = useSession((session) => session.preset);
  const config = useSession((session) => session.config);
  const wrong = wrongOf(wanted);
  const changed = changedKnobs(config, preset).length;
  const name = tControls(preset);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        const seeds = seedsOf(wanted);
        if (seeds !== null) study.start(seeds);
      }}
    >
      <CountField
        label={t('count')}
        value={wanted.count}
        onChange={(count) => onChange({ ...wanted, count })}
        wrong={wrong.count}
      />
      <CountField
        label={t('firstSeed')}
        value={wanted.first}
        onChange={(first) => onChange({ ...wanted, first })}
        wrong={wrong.first}
      />
      {running ? (
        <button type="button" className={parts['button']} onClick={() => study.cancel()}>
          <X aria-hidden="true" />
          {t('cancel')}
        </button>
      ) : (
        <button
          type="submit"
          className={`${parts['button']} ${parts['primary']}`}
          disabled={impossible || wrong.count || wrong.first}
        >
          <FlaskConical aria-hidden="true" />
          {t('start')}
        </button>
      )}
      <p className={parts['note']}>
        {changed === 0
          ? t('withSettings', { preset: name })
          : t('withChanges', { preset: name, count: changed })}
      </p>
      <p className={parts['error']} role="status">
        {impossible ? t('settingsWrong') : null}
        {wrong.count ? t('wrong', { value: wanted.count, min: fewest, max: most }) : null}
        {wrong.first ? t('wrong', { value: wanted.first, min: 0, max: lastFirstSeed }) : null}
      </p>
    </form>
  );
}

interface CountFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly wrong: boolean;
}

function CountField({ label, value, onChange, wrong }: CountFieldProps) {
  return (
    <label className={`${parts['field']} ${styles['count']}`}>
      <span className={parts['label']}>{label}</span>
      <input
        className={parts['input']}
        inputMode="numeric"
        autoComplete="off"
        value={value}
        aria-invalid={wrong}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}
