import type { KnobName } from '../../../core/config.ts';
import type { NumberKnob } from '../../../core/knob.ts';
import { settings as strings } from '../../../locales/en/settings.ts';
import { useStrings } from '../../kit/i18n/index.ts';
import { useSession, useSessionHandle } from '../../session/useSession.ts';
import { knobLabel, knobUnit, knobValue } from '../knob-words/index.ts';
import { describedBy, knobFieldId, knobMarks, stepMovedTo, stepPosition } from './form.ts';
import styles from './Knobs.module.css';

interface Props {
  readonly name: KnobName;
  readonly knob: NumberKnob;
  readonly invalid: boolean;
}

/** A slider over the sensible values, and beside it a field for any other. */
export function NumberField({ name, knob, invalid }: Props) {
  const { actions } = useSessionHandle();
  const t = useStrings(strings);
  const value = useSession(({ config }) => Number(config[name]));
  const typed = useSession((session) => session.typed[name]);
  const unit = knobUnit(name);
  const position = stepPosition(knob.steps, value);
  return (
    <div className={styles['control']}>
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
function Ticks({ name, knob: { steps } }: Omit<Props, 'invalid'>) {
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
