import type { UpdateRule } from './learner.ts';

/** PyTorch's `smooth_l1_loss` (β = 1) and `mse_loss`, that is δ² without a half. */
export function lossOf(tdError: number, loss: UpdateRule['loss']): number {
  if (loss === 'squared') return tdError * tdError;
  const size = Math.abs(tdError);
  return size < 1 ? 0.5 * size * size : size - 0.5;
}

/** Its derivative by the TD error. */
export function lossSlope(tdError: number, loss: UpdateRule['loss']): number {
  return loss === 'squared' ? 2 * tdError : Math.max(-1, Math.min(1, tdError));
}
