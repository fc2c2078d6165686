import type { CartPoleState } from '../../../core/cartpole.ts';
import { formatNumber } from '../../kit/i18n/index.ts';

const degrees = (radians: number) => (radians * 180) / Math.PI;

/** Digits after the point that show a thousandth of `scale`. */
function fractionDigits(scale: number): number {
  return scale > 0 && Number.isFinite(scale)
    ? Math.min(6, Math.max(0, 2 - Math.floor(Math.log10(scale))))
    : 3;
}

/** A number of fixed places beside others as large as `scale`, with a true minus. */
export function formatValue(value: number, scale: number, options: Intl.NumberFormatOptions = {}): string {
  return fixed(value, fractionDigits(scale), options);
}

/** The four numbers of a state, in the order in which people read them. */
export const stateNumbers = ['cartPosition', 'cartVelocity', 'poleAngle', 'poleAngularVelocity'] as const;

/** Position in m, velocity in m/s, angle in °, angular velocity in °/s, as people read them. */
export function formatState(state: CartPoleState): Readonly<Record<keyof CartPoleState, string>> {
  const format = (value: number, digits: number, unit: string) =>
    fixed(value, digits, { signDisplay: 'negative' }) + unit;
  return {
    cartPosition: format(state.cartPosition, 2, ' m'),
    cartVelocity: format(state.cartVelocity, 2, ' m/s'),
    poleAngle: format(degrees(state.poleAngle), 1, '°'),
    poleAngularVelocity: format(degrees(state.poleAngularVelocity), 0, ' °/s'),
  };
}

/** With so many digits after the point, and a true minus. */
function fixed(value: number, digits: number, options: Intl.NumberFormatOptions): string {
  const places = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return formatNumber(value, { ...places, ...options }).replace('-', '−');
}
