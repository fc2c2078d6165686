import type { KnobName } from '../../../core/config.ts';

export const knobFieldId = (name: KnobName): string => `knob-${name}`;

/** What a field is described by, as far as it is there. */
export const describedBy = (name: KnobName): string =>
  ['problem', 'help', 'live', 'waits'].map((part) => `${knobFieldId(name)}-${part}`).join(' ');
