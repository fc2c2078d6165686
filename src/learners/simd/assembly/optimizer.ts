import { adamM, adamV, flatBytes, gradient, networkBytes, online, target } from './memory';

const BETA_1: f64 = 0.9;
const EPSILON: f32 = 1e-8;
/**
 * Moments below this become 0. Those of units that never fire shrink by β an update into the denormal
 * numbers, where a processor takes many times longer; a step they could make is below 1e-30.
 */
const SMALLEST: f32 = 1e-36;

/** PyTorch's `clip_grad_norm_`: the factor that brings the Euclidean norm of the whole gradient to `maxNorm`. */
export function clippingFactor(maxNorm: f64): f32 {
  if (maxNorm === 0) return 1;
  let sum = f64x2.splat(0);
  for (let i: usize = 0; i < flatBytes; i += 8) {
    const pair = f64x2.promote_low_f32x4(v128.load64_zero(gradient + i));
    sum = f64x2.add(sum, f64x2.mul(pair, pair));
  }
  const norm = Math.sqrt(f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1));
  return Math.min(1, maxNorm / (norm + 1e-6)) as f32;
}

/** One step of Adam (Kingma & Ba 2015) as `torch.optim.Adam` groups it; `step` counts from 1. */
export function adam(step: i32, learningRate: f64, beta2: f64, gradientFactor: f32): void {
  const stepSize = f32x4.splat((learningRate / (1 - power(BETA_1, step))) as f32);
  const correction = f32x4.splat((1 / Math.sqrt(1 - power(beta2, step))) as f32);
  const factor = f32x4.splat(gradientFactor);
  const rate1 = f32x4.splat((1 - BETA_1) as f32);
  const keep2 = f32x4.splat(beta2 as f32);
  const rate2 = f32x4.splat((1 - beta2) as f32);
  const epsilon = f32x4.splat(EPSILON);
  const smallest = f32x4.splat(SMALLEST);
  for (let i: usize = 0; i < flatBytes; i += 16) {
    const g = f32x4.mul(v128.load(gradient + i), factor);
    const oldM = v128.load(adamM + i);
    const newM = f32x4.add(oldM, f32x4.mul(rate1, f32x4.sub(g, oldM)));
    const newV = f32x4.add(f32x4.mul(keep2, v128.load(adamV + i)), f32x4.mul(rate2, f32x4.mul(g, g)));
    const m = v128.andnot(newM, f32x4.lt(f32x4.abs(newM), smallest));
    const v = v128.andnot(newV, f32x4.lt(newV, smallest));
    v128.store(adamM + i, m);
    v128.store(adamV + i, v);
    const denominator = f32x4.add(f32x4.mul(f32x4.sqrt(v), correction), epsilon);
    const change = f32x4.mul(stepSize, f32x4.div(m, denominator));
    v128.store(online + i, f32x4.sub(v128.load(online + i), change));
  }
}

/** target ← τ·online + (1 − τ)·target, the transposed copies along with it. */
export function moveTarget(tau: f64): void {
  const share = f32x4.splat(tau as f32);
  const rest = f32x4.splat((1 - tau) as f32);
  for (let i: usize = 0; i < networkBytes; i += 16) {
    const moved = f32x4.add(f32x4.mul(share, v128.load(online + i)), f32x4.mul(rest, v128.load(target + i)));
    v128.store(target + i, moved);
  }
}

/** baseⁿ by squaring: multiplications alone, so the same bits in every engine. */
function power(base: f64, exponent: i32): f64 {
  let result: f64 = 1;
  for (let rest = exponent; rest > 0; rest >>>= 1) {
    if (rest & 1) result *= base;
    base *= base;
  }
  return result;
}
