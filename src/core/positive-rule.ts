import type { PointRule } from './history-points.ts';

/** A rule's points above 0: others have no place on a logarithmic axis. */
export function positiveRule(rule: PointRule): PointRule {
  return {
    name: `${rule.name} above 0`,
    at(columns, row, before) {
      const value = rule.at(columns, row, before);
      return value !== null && value > 0 ? value : null;
    },
  };
}
