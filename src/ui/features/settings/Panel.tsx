import { RotateCcw, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { KnobName } from '../../../core/knobs.ts';
import { changedKnobs } from '../../../core/presets.ts';
import { controls } from '../../../locales/en/controls.ts';
import { settings as strings } from '../../../locales/en/settings.ts';
import { isActive } from '../../../runs/run.ts';
import { Button } from '../../kit/Button.tsx';
import { Check } from '../../kit/Field.tsx';
import { useStrings } from '../../kit/i18n/index.ts';
import { useSession, useSessionHandle } from '../../session/useSession.ts';
import { type ExplainedProblem, groupLabel, knobLabel, useConfigProblems } from '../knob-words/index.ts';
import { NamedWorlds } from '../worlds/index.ts';
import { essentialsFirst, knobFieldId, shownGroups, waitingKnobs } from './form.ts';
import { KnobField } from './KnobField.tsx';
import styles from './Knobs.module.css';
import { resetSettings } from './set-up-undo.ts';

interface Section {
  readonly id: string;
  readonly title: string;
  readonly names: readonly KnobName[];
}

/** Every knob of `core/config.ts` as a form: the eight essentials first. */
export default function KnobsPanel() {
  const t = useStrings(strings);
  const config = useSession((session) => session.config);
  const preset = useSession((session) => session.preset);
  const active = useSession(({ run }) => isActive(run));
  const runConfig = useSession(({ run }) => run.config);
  const problems = useConfigProblems();
  const [onlyChanged, setOnlyChanged] = useState(false);
  const changed = changedKnobs(config, preset);
  const waiting = active ? waitingKnobs(config, runConfig) : [];
  const groups = shownGroups(
    config,
    problems,
    (name) => !onlyChanged || changed.includes(name) || problems.some(({ knob }) => knob === name),
  );
  const { essentials, rest } = essentialsFirst(groups);
  const sections: readonly Section[] = [
    ...(essentials.length === 0 ? [] : [{ id: 'essentials', title: t('essentials'), names: essentials }]),
    ...rest.map(({ group, names }) => ({ id: group, title: groupLabel(group), names })),
  ];
  return (
    <form className={`stack gap2 ${styles['form']}`} onSubmit={(event) => event.preventDefault()}>
      <p className="note">{t('intro')}</p>
      <ChangeBar changed={changed} onlyChanged={onlyChanged} onOnlyChanged={setOnlyChanged} />
      {problems.length > 0 ? <Problems problems={problems} /> : null}
      {waiting.length > 0 ? <RestartNote count={waiting.length} possible={problems.length === 0} /> : null}
      {groups.length === 0 ? <p>{t('nothingChanged')}</p> : <SectionLinks sections={sections} />}
      {sections.map(({ id, title, names }) => (
        <section key={id} className={styles['group']} aria-labelledby={`knobs-${id}`}>
          {id === rest[0]?.group && essentials.length > 0 ? (
            <p className={`note ${styles['all']}`}>{t('allSettings')}</p>
          ) : null}
          <h3 id={`knobs-${id}`} className="heading" tabIndex={-1}>
            {title}
          </h3>
          {id === 'world' ? <NamedWorlds /> : null}
          <div>
            {names.map((name) => (
              <KnobField
                key={name}
                name={name}
                changed={changed.includes(name)}
                waiting={waiting.includes(name)}
                problem={problems.find(({ knob }) => knob === name)?.sentence ?? null}
              />
            ))}
          </div>
        </section>
      ))}
    </form>
  );
}

interface ChangeBarProps {
  readonly changed: readonly KnobName[];
  readonly onlyChanged: boolean;
  readonly onOnlyChanged: (only: boolean) => void;
}

function ChangeBar({ changed, onlyChanged, onOnlyChanged }: ChangeBarProps) {
  const session = useSessionHandle();
  const t = useStrings(strings);
  const tControls = useStrings(controls);
  const preset = useSession((session) => session.preset);
  return (
    <div className="row">
      <p role="status" className="grow">
        <strong>{tControls(preset)}</strong>
        {' · '}
        {changed.length === 0 ? t('unchanged') : t('changed', { count: changed.length })}
      </p>
      <Check checked={onlyChanged} onChange={onOnlyChanged}>
        {t('onlyChanged')}
      </Check>
      <Button
        icon={RotateCcw}
        disabled={changed.length === 0}
        onClick={() => resetSettings(session, t('resetDone'))}
      >
        {t('resetAll')}
      </Button>
    </div>
  );
}

function Problems({ problems }: { readonly problems: readonly ExplainedProblem[] }) {
  const t = useStrings(strings);
  return (
    <div className="row callout toneDanger" role="status">
      <TriangleAlert aria-hidden="true" />
      <p>{t('problems', { count: problems.length })}</p>
      {problems.map(({ knob, code }) => (
        <Button key={`${knob} ${code}`} onClick={() => showField(knob)}>
          {t('showProblem', { knob: knobLabel(knob) })}
        </Button>
      ))}
    </div>
  );
}

function showField(name: KnobName): void {
  const field = document.getElementById(knobFieldId(name));
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}

function RestartNote({ count, possible }: { readonly count: number; readonly possible: boolean }) {
  const { actions } = useSessionHandle();
  const t = useStrings(strings);
  return (
    <div className="row callout" role="status">
      <p className="grow">{t('restartNote', { count })}</p>
      <Button look="primary" disabled={!possible} onClick={() => actions.train()}>
        {t('restart')}
      </Button>
    </div>
  );
}

/** Stays in sight while the sections pass below it. */
function SectionLinks({ sections }: { readonly sections: readonly Section[] }) {
  const t = useStrings(strings);
  return (
    <nav className={`row ${styles['links']}`} aria-label={t('groups')}>
      {sections.map(({ id, title }) => (
        <Button
          key={id}
          look="quiet"
          onClick={() => {
            const heading = document.getElementById(`knobs-${id}`);
            heading?.scrollIntoView();
            heading?.focus({ preventScroll: true });
          }}
        >
          {title}
        </Button>
      ))}
    </nav>
  );
}
