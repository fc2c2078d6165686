import { DEFAULT_PRESET, isPresetName, presetOfVersion1 } from '../../../core/presets.ts';

/** Raise it whenever an old link would mean something else, and say below what the old one meant. */
export const LINK_VERSION = 2;

export type LinkParams = Readonly<Record<string, string>>;

/**
 * From each version to the next: what a knob was renamed to, and the value a preset had then where it has another one
 * now.
 */
const migrations: Readonly<Record<number, (params: LinkParams) => LinkParams>> = { 1: fromVersion1 };

/** The default preset and `sturdy` were others, and pushes in evaluation took random numbers of training. */
function fromVersion1(params: LinkParams): LinkParams {
  const named = params['preset'] ?? DEFAULT_PRESET;
  const preset = isPresetName(named) ? presetOfVersion1(named) : named;
  const pushed = Number(params['evaluationPushInterval'] ?? 0) > 0;
  return { ...params, preset, ...(pushed && { evaluationPushStream: 'training' }) };
}

/**
 * The parameters as the newest version writes them, without `v`; a link without `v` was typed by hand, for today.
 * `newer` is its version, when that is one we do not know.
 */
export function migrate(
  { v: version, ...params }: LinkParams,
  newest = LINK_VERSION,
  steps = migrations,
): { readonly params: LinkParams; readonly newer: string | null } {
  const from = version === undefined ? newest : Number(version);
  if (!Number.isInteger(from) || from < 1 || from > newest) return { params, newer: version ?? '' };
  let migrated: LinkParams = params;
  for (let step = from; step < newest; step += 1) migrated = steps[step]?.(migrated) ?? migrated;
  return { params: migrated, newer: null };
}
