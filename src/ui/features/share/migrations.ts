/** Raise it whenever an old link would mean something else, and say below what the old one meant. */
export const LINK_VERSION = 1;

export type LinkParams = Readonly<Record<string, string>>;

/**
 * From each version to the next: what a knob was renamed to, and the value a preset had then where it has another one
 * now. A link of version 1 is read as it is.
 */
const migrations: Readonly<Record<number, (params: LinkParams) => LinkParams>> = {};

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
