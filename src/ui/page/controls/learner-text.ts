import type { controls as strings } from '../../../locales/en/controls.ts';
import type { LearnerInUse, LearnerReason } from '../../../worker/protocol.ts';
import { shortGpuName } from '../../features/speed/device.ts';
import type { Translate } from '../../kit/i18n/index.ts';

/** 'Running on WebAssembly SIMD: WebGL here is drawn in software (SwiftShader), not by a GPU.' */
export function learnerText(
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
