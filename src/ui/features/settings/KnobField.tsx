import { RotateCcw } from 'lucide-react';
import type { Config } from '../../../core/config.ts';
import type { ChoiceKnob, Knob, NumberKnob } from '../../../core/knob.ts';
import { KNOBS, type KnobName } from '../../../core/knobs.ts';
import { PRESETS } from '../../../core/presets.ts';
import { settings as strings } from '../../../locales/en/settings.ts';
import { IconButton } from '../../kit/Button.tsx';
import { Check, Select } from '../../kit/Field.tsx';
import { useStrings } from '../../kit/i18n/index.ts';
import { useSession, useSessionHandle } from '../../session/useSession.ts';
import { knobHelp, knobLabel, knobUnit, knobValue } from '../knob-words/index.ts';
import { describedBy, knobFieldId, knobMarks, stepMovedTo, stepPosition } from './form.ts';
import styles from './Knobs.module.css';

interface Props {
  readonly name: KnobName;
  readonly changed: boolean;
  /** The run under way has another value and keeps it. */
  readonly waiting: boolean;
  readonly problem: string | null;
}

/** One knob: its name, its field, its sentence, what the preset and the blog have, and what is wrong with it. */
export function KnobField({ name, changed, waiting, problem }: Props) {
  const knob: Knob = KNOBS[name];
  return (
    <div className={styles['knob']} data-changed={changed} data-problem={problem !== null}>
      <KnobHead name={name} changed={changed} waiting={waiting} />
      {knob.kind === 'number' ? <NumberField name={name} knob={knob} invalid={problem !== null} /> : null}
      {knob.kind === 'choice' ? <ChoiceField name={name} knob={knob} /> : null}
      {knob.kind === 'switch' ? <SwitchField name={name} /> : null}
      <p id={`${knobFieldId(name)}-problem`} className="error" aria-live="polite">
        {problem}
      </p>
      <p id={`${knobFieldId(name)}-help`} className={`note ${styles['help']}`}>
        {knobHelp(name)}
      </p>
      <Marks name={name} />
    </div>
  );
}

function KnobHead({ name, changed, waiting }: Omit<Props, 'problem'>) {
  const { actions } = useSessionHandle();
  const t = useStrings(strings);
  const preset = useSession((session) => session.preset);
  const running = useSession(({ run }) => run.config[name]);
  const { live }: Knob = KNOBS[name];
  const unit = knobUnit(name);
  const presetValue = PRESETS[preset][name];
  return (
    <div className={`line ${styles['head']}`}>
      <label htmlFor={knobFieldId(name)}>
        {knobLabel(name)}
        {unit === '' ? null : <span className={`note ${styles['unit']}`}> ({unit})</span>}
      </label>
      {live === true ? <Badge id={`${knobFieldId(name)}-live`} kind="live" hint={t('liveHint')} /> : null}
      {waiting ? (
        <Badge
          id={`${knobFieldId(name)}-waits`}
          kind="waits"
          hint={t('waitsHint', { value: withUnit(name, running) })}
        />
      ) : null}
      {changed ? (
        <IconButton
          icon={RotateCcw}
          className={styles['reset']}
          label={t('reset', { knob: knobLabel(name), value: knobValue(name, presetValue) })}
          onClick={() => actions.setKnobs({ [name]: presetValue })}
        />
      ) : null}
    </div>
  );
}

interface BadgeProps {
  readonly id: string;
  readonly kind: 'live' | 'waits';
  /** For the pointer, and for who hears the field described. */
  readonly hint: string;
}

function Badge({ id, kind, hint }: BadgeProps) {
  const t = useStrings(strings);
  return (
    <span id={id} className={kind === 'live' ? 'chip toneLive' : 'chip'} title={hint}>
      {t(kind)}
      <span className="visuallyHidden">: {hint}</span>
    </span>
  );
}

function ChoiceField({ name, knob }: { readonly name: KnobName; readonly knob: ChoiceKnob }) {
  const { actions } = useSessionHandle();
  const value = useSession(({ config }) => config[name]);
  return (
    <Select
      id={knobFieldId(name)}
      values={knob.choices}
      value={String(value)}
      say={(choice) => knobValue(name, choice)}
      aria-describedby={describedBy(name)}
      onChoose={(choice) => actions.setKnobs({ [name]: choice })}
    />
  );
}

function SwitchField({ name }: { readonly name: KnobName }) {
  const { actions } = useSessionHandle();
  const value = useSession(({ config }) => config[name]);
  return (
    <Check
      id={knobFieldId(name)}
      checked={value === true}
      aria-describedby={describedBy(name)}
      onChange={(checked) => actions.setKnobs({ [name]: checked })}
    >
      {knobValue(name, value)}
    </Check>
  );
}

/** What the preset and the blog's program have here, one press away. */
function Marks({ name }: { readonly name: KnobName }) {
  const { actions } = useSessionHandle();
  const t = useStrings(strings);
  const preset = useSession((session) => session.preset);
  const value = useSession(({ config }) => config[name]);
  return (
    <div className={styles['marks']}>
      {knobMarks(name, preset).map(({ kind, value: marked }) => (
        <button
          key={kind}
          type="button"
          className="caption"
          data-kind={kind}
          aria-pressed={Object.is(value, marked)}
          title={t('use', { knob: knobLabel(name), value: knobValue(name, marked) })}
          onClick={() => actions.setKnobs({ [name]: marked })}
        >
          {t(`${kind}Value`, { value: knobValue(name, marked) })}
        </button>
      ))}
    </div>
  );
}

function withUnit(name: KnobName, value: Config[KnobName]): string {
  return [knobValue(name, value), knobUnit(name)].join(' ').trim();
}

interface NumberProps {
  readonly name: KnobName;
  readonly knob: NumberKnob;
  readonly invalid: boolean;
}

/** A slider over the sensible values, and beside it a field for any other. */
function NumberField({ name, knob, invalid }: NumberProps) {
  const { actions } = useSessionHandle();
  const t = useStrings(strings);
  const value = useSession(({ config }) => Number(config[name]));
  const typed = useSession((session) => session.typed[name]);
  const unit = knobUnit(name);
  const position = stepPosition(knob.steps, value);
  return (
    <div className="line gap3">
      <div className={styles['slider']}>
        <Ticks name={name} knob={knob} />
        <input
          type="range"
          min={0}
          max={knob.steps.length - 1}
          // With steps of one the browser would show a value between two of them as one of them.
          step={Number.isInteger(position) ? 1 : 'any'}
          value={position}
          aria-label={t('slider', { knob: knobLabel(name) })}
          aria-valuetext={`${knobValue(name, value)} ${unit}`.trim()}
          aria-describedby={describedBy(name)}
          onChange={({ target }) => {
            const step = knob.steps[stepMovedTo(position, target.valueAsNumber)];
            if (step !== undefined) actions.setKnobs({ [name]: step });
          }}
        />
      </div>
      <input
        id={knobFieldId(name)}
        className={`input ${styles['exact']}`}
        inputMode={knob.integer ? 'numeric' : 'decimal'}
        autoComplete="off"
        spellCheck={false}
        value={typed ?? String(value)}
        aria-invalid={invalid}
        aria-describedby={describedBy(name)}
        onChange={({ target }) => actions.typeKnob(name, target.value)}
      />
    </div>
  );
}

/** A dot for each step, and where the preset's and the blog's values lie. */
function Ticks({ name, knob: { steps } }: Omit<NumberProps, 'invalid'>) {
  const preset = useSession((session) => session.preset);
  return (
    <span className={styles['ticks']} aria-hidden="true">
      {steps.map((step, i) => (
        <span key={step} style={{ insetInlineStart: at(i, steps) }} />
      ))}
      {knobMarks(name, preset)
        .flatMap(({ kind, value }) =>
          (kind === 'both' ? (['preset', 'blog'] as const) : [kind]).map((each) => ({ kind: each, value })),
        )
        .map(({ kind, value }) => (
          <span
            key={kind}
            data-kind={kind}
            style={{ insetInlineStart: at(stepPosition(steps, Number(value)), steps) }}
          />
        ))}
    </span>
  );
}

function at(position: number, steps: readonly number[]): string {
  return `${(100 * position) / Math.max(1, steps.length - 1)}%`;
}
