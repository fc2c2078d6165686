import { adamM, adamV, flatBytes, gradient, online, target } from './memory';

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

/**
 * Factors of a step, in globals because V8 moves what is computed before a loop into it: the divisions behind them,
 * made anew for every vector, would take half of the step's time.
 */
let stepSize: f32 = 0;
let correction: f32 = 0;
let keep2: f32 = 0;
let rate2: f32 = 0;

/**
 * One step of Adam (Kingma & Ba 2015) as `torch.optim.Adam` groups it; `step` counts from 1. Weights with neither a
 * gradient nor momentum, late in a run those of most hidden units, stay where they are: 0 would be taken from them.
 */
export function adam(step: i32, learningRate: f64, beta2: f64, gradientFactor: f32): void {
  stepSize = (learningRate / (1 - power(BETA_1, step))) as f32;
  correction = (1 / Math.sqrt(1 - power(beta2, step))) as f32;
  keep2 = beta2 as f32;
  rate2 = (1 - beta2) as f32;
  const stepSizes = f32x4.splat(stepSize);
  const corrections = f32x4.splat(correction);
  const keeps2 = f32x4.splat(keep2);
  const rates2 = f32x4.splat(rate2);
  const rates1 = f32x4.splat((1 - BETA_1) as f32);
  const factors = f32x4.splat(gradientFactor);
  const epsilons = f32x4.splat(EPSILON);
  const smallest = f32x4.splat(SMALLEST);
  for (let i: usize = 0; i < flatBytes; i += 16) {
    const g = f32x4.mul(v128.load(gradient + i), factors);
    const newV = f32x4.add(f32x4.mul(keeps2, v128.load(adamV + i)), f32x4.mul(rates2, f32x4.mul(g, g)));
    const v = v128.andnot(newV, f32x4.lt(newV, smallest));
    v128.store(adamV + i, v);
    const oldM = v128.load(adamM + i);
    if (!v128.any_true(v128.or(g, oldM))) continue;
    const newM = f32x4.add(oldM, f32x4.mul(rates1, f32x4.sub(g, oldM)));
    const m = v128.andnot(newM, f32x4.lt(f32x4.abs(newM), smallest));
    v128.store(adamM + i, m);
    const denominator = f32x4.add(f32x4.mul(f32x4.sqrt(v), corrections), epsilons);
    const change = f32x4.mul(stepSizes, f32x4.div(m, denominator));
    v128.store(online + i, f32x4.sub(v128.load(online + i), change));
  }
}

/** target ← τ·online + (1 − τ)·target; its copies are to be renewed. */
export function moveTarget(tau: f64): void {
  const share = f32x4.splat(tau as f32);
  const rest = f32x4.splat((1 - tau) as f32);
  for (let i: usize = 0; i < flatBytes; i += 16) {
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
