import { Cpu, Dices } from 'lucide-react';
import { useStore } from 'zustand';
import { LEARNER_NAMES } from '../../../core/learner.ts';
import { changedKnobs, FORMER_PRESET_NAMES, PRESET_NAMES, type PresetName } from '../../../core/presets.ts';
import { controls as strings } from '../../../locales/en/controls.ts';
import { panels } from '../../../locales/en/panels.ts';
import type { LearnerInUse, LearnerReason } from '../../../worker/protocol.ts';
import { resetSettings } from '../../features/settings/set-up-undo.ts';
import { measuredOf, shortGpuName } from '../../features/speed/device.ts';
import { Button, IconButton } from '../../kit/Button.tsx';
import { browserLacks } from '../../kit/browser-lacks.ts';
import { Radios, Select } from '../../kit/Field.tsx';
import { type Translate, useStrings } from '../../kit/i18n/index.ts';
import { LazyPart } from '../../kit/LazyPart.tsx';
import { Popover } from '../../kit/Popover.tsx';
import { PACES } from '../../session/session.ts';
import { useFromSession, useSession, useSessionHandle } from '../../session/useSession.ts';
import { isPanelShown } from '../../session/view.ts';
import { openById } from '../places/registry.ts';
import styles from './Controls.module.css';
import { seedFieldId } from './shortcuts.ts';

export function PaceField() {
  const { actions } = useSessionHandle();
  const t = useStrings(strings);
  const pace = useSession((session) => session.pace);
  return (
    <fieldset className={`line ${styles['field']} ${styles['pace']}`} title={t('paceHint')} data-tour="pace">
      <legend className="label visuallyHidden">{t('pace')}</legend>
      <div className="segments">
        <Radios
          name="pace"
          values={PACES}
          value={pace}
          say={(choice) => (choice === 'max' ? t('paceMax') : t('paceTimes', { times: choice }))}
          onChoose={actions.setPace}
        />
      </div>
    </fieldset>
  );
}

/** The preset, and how far the settings are from it. */
export function PresetField() {
  const session = useSessionHandle();
  const t = useStrings(strings);
  const preset = useSession((state) => state.preset);
  const count = useSession(({ config, preset }) => changedKnobs(config, preset).length);
  const offered: readonly PresetName[] = [
    ...PRESET_NAMES,
    ...FORMER_PRESET_NAMES.filter((name) => name === preset),
  ];
  return (
    <div className={`line ${styles['preset']}`}>
      <label className="label hiddenOnLaptop" htmlFor="preset">
        {t('preset')}
      </label>
      <div className="line gap1">
        <Select
          id="preset"
          values={offered}
          value={preset}
          say={(name) => t(name)}
          onChoose={session.actions.choosePreset}
        />
        {count > 0 && (
          <button
            type="button"
            className={`chip toneBefore ${styles['chip']}`}
            title={t('changedHint', { count })}
            onClick={() => resetSettings(session, t('changedBack'))}
          >
            {t('changed', { count })}
          </button>
        )}
      </div>
    </div>
  );
}

/** Short enough to remember. */
const rolledSeed = () => Math.floor(Math.random() * 10_000);

/** @param invalid what stands here is no seed; what stands below the bar, which this field points at, says why */
export function SeedField({ invalid }: { readonly invalid: boolean }) {
  const { actions } = useSessionHandle();
  const t = useStrings(strings);
  const seed = useSession(({ config, typed }) => typed.seed ?? String(config.seed));
  return (
    <div className={`line ${styles['field']} ${styles['seed']}`}>
      <label className="label hiddenOnLaptop" htmlFor={seedFieldId}>
        {t('seed')}
      </label>
      <div className="line gap1">
        <input
          id={seedFieldId}
          className="input"
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
          value={seed}
          aria-invalid={invalid}
          aria-describedby="setting-problem"
          onChange={({ target }) => actions.typeKnob('seed', target.value)}
        />
        <IconButton
          icon={Dices}
          label={t('seedDice')}
          onClick={() => actions.setKnobs({ seed: rolledSeed() })}
        />
      </div>
    </div>
  );
}

const CHOICES = ['auto', ...LEARNER_NAMES] as const;

function LearnerField() {
  const { actions } = useSessionHandle();
  const t = useStrings(strings);
  const choice = useSession((session) => session.learnerChoice);
  const available = useSession((session) => session.availableLearners);
  const isMeasured = useStore(useFromSession(measuredOf), ({ measured }) => measured !== null);
  return (
    <div className="field">
      <label className="label" htmlFor="learner">
        {t('learner')}
      </label>
      <Select
        id="learner"
        values={CHOICES}
        value={choice}
        say={(name) => t(`learner-${name}`)}
        isOff={(name) => name !== 'auto' && available.length > 0 && !available.includes(name)}
        disabled={browserLacks().includes('noModuleWorkers')}
        onChoose={actions.setLearner}
      />
      {isMeasured && (
        <LazyPart name={t('learner')} load={() => import('../../features/speed/FasterLearner.tsx')} />
      )}
    </div>
  );
}

/** What the run is computed on, and why; the choice of it, and how fast each way is here. */
export function DeviceMenu() {
  const t = useStrings(strings);
  const titleOf = useStrings(panels);
  const learner = useSession((session) => session.learner);
  return (
    <Popover label={t('device')} icon={Cpu}>
      <div className="stack">
        <LearnerField />
        <p id="device" className="note" title={learner?.gpu ?? undefined}>
          {learner === null ? t('looking') : learnerText(learner, t)}
        </p>
        {isPanelShown('speed') ? (
          <Button onClick={() => openById('speed')}>{titleOf('speed')} …</Button>
        ) : null}
      </div>
    </Popover>
  );
}

/** 'Running on WebAssembly SIMD: WebGL here is drawn in software (SwiftShader), not by a GPU.' */
function learnerText(
  { name, device, reason, missing, gpu }: LearnerInUse,
  t: Translate<typeof strings>,
): string {
  const gpuName = gpu === null ? '–' : shortGpuName(gpu);
  // The names of the other two say what they run on.
  const values = { gpu: gpuName, device: name === 'webgl' || name === 'tfjs' ? shortGpuName(device) : '' };
  const sentence = (why: LearnerReason) => (takesValues(why) ? t(why, values).trim() : t(why));
  const why = [reason, ...(missing === undefined ? [] : [missing])].map(sentence).join(' ');
  return t('runningOn', { learner: t(`name-${name}`), why });
}

const WITH_VALUES = [
  'hardware-webgl',
  'software-webgl',
  'no-float32-targets',
  'requested',
  'resumed',
] as const;

function takesValues(reason: LearnerReason): reason is (typeof WITH_VALUES)[number] {
  return WITH_VALUES.some((name) => name === reason);
}
