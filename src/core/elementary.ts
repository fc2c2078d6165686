/**
 * Sine, cosine and natural logarithm with the same bits in every browser, which `Math.sin` and its like do not have: a
 * run must end alike wherever its settings and seed are opened. They are fdlibm's (Sun Microsystems 1993, `k_sin.c`,
 * `k_cos.c`, `e_rem_pio2.c`, `e_log.c`), within one unit in the last place.
 */

/** Eight bytes to take a double apart in. */
const bytes = new DataView(new ArrayBuffer(8));

/** The upper 32 bits of a double: sign, exponent and the first 20 bits of the mantissa. */
function upperOf(x: number): number {
  bytes.setFloat64(0, x);
  return bytes.getUint32(0);
}

function doubleOf(upper: number, lower: number): number {
  bytes.setUint32(0, upper);
  bytes.setUint32(4, lower);
  return bytes.getFloat64(0);
}

/** @param x in rad; NaN where it is not finite */
export function sin(x: number): number {
  return quarterTurned(x, 0);
}

/** @param x in rad; NaN where it is not finite */
export function cos(x: number): number {
  return quarterTurned(x, 1);
}

// π/2 in two parts of 33 bits and what is left of each.
const quarter = 1.5707963267341256;
const quarterRest = 6.077100506506192e-11;
const quarterMiddle = 6.077100506303966e-11;
const quarterLast = 2.0222662487959506e-21;

/** The sine of x and so many quarter turns more. */
function quarterTurned(x: number, quarters: number): number {
  if (Math.abs(x) <= Math.PI / 4) return quarters === 0 ? smallSin(x, 0) : smallCos(x, 0);
  const angle = Math.abs(x % (2 ** 19 * Math.PI));
  const n = Math.trunc(angle * (2 / Math.PI) + 0.5);
  let r = angle - n * quarter;
  let w = n * quarterRest;
  let y = r - w;
  if (exponent(angle) - exponent(y) > 16) {
    const before = r;
    w = n * quarterMiddle;
    r = before - w;
    w = n * quarterLast - (before - r - w);
    y = r - w;
  }
  const tail = r - y - w;
  const sign = x < 0 && quarters === 0 ? -1 : 1;
  switch ((n + quarters) % 4) {
    case 0:
      return sign * smallSin(y, tail);
    case 1:
      return sign * smallCos(y, tail);
    case 2:
      return sign * -smallSin(y, tail);
    default:
      return sign * -smallCos(y, tail);
  }
}

const exponent = (x: number): number => (upperOf(x) >>> 20) & 0x7ff;

/** |x| ≤ π/4; `tail` is what the double of x lacks. */
function smallSin(x: number, tail: number): number {
  const z = x * x;
  const v = z * x;
  const r =
    0.00833333333332249 +
    z *
      (-0.0001984126982985795 +
        z * (2.7557313707070068e-6 + z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10)));
  const S1 = -0.16666666666666632;
  if (tail === 0) return x + v * (S1 + z * r);
  return x - (z * (0.5 * tail - v * r) - tail - v * S1);
}

function smallCos(x: number, tail: number): number {
  const z = x * x;
  const r =
    z *
    (0.0416666666666666 +
      z *
        (-0.001388888888887411 +
          z *
            (2.480158728947673e-5 +
              z * (-2.7557314351390663e-7 + z * (2.087572321298175e-9 + z * -1.1359647557788195e-11)))));
  if (Math.abs(x) < 0.29999995231628418) return 1 - (0.5 * z - (z * r - x * tail));
  const upper = upperOf(Math.abs(x));
  const q = upper > 0x3fe90000 ? 0.28125 : doubleOf(upper - 0x00200000, 0); // about a quarter of |x|
  return 1 - q - (0.5 * z - q - (z * r - x * tail));
}

/** @param x above 0 and no subnormal number */
export function log(x: number): number {
  const upper = upperOf(x);
  const mantissa = upper & 0xfffff;
  const carry = (mantissa + 0x95f64) & 0x100000;
  const lower = bytes.getUint32(4);
  const k = (upper >>> 20) - 1023 + (carry >>> 20);
  const f = doubleOf(mantissa | (carry ^ 0x3ff00000), lower) - 1;
  const [ln2High, ln2Low] = [0.6931471803691238, 1.9082149292705877e-10];
  if ((0xfffff & (2 + mantissa)) < 3) {
    const R = f * f * (0.5 - 0.3333333333333333 * f);
    return k * ln2High - (R - k * ln2Low - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd =
    z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const R = even + odd;
  if (((mantissa - 0x6147a) | (0x6b851 - mantissa)) > 0) {
    const half = 0.5 * f * f;
    return k * ln2High - (half - (s * (half + R) + k * ln2Low) - f);
  }
  return k * ln2High - (s * (f - R) - k * ln2Low - f);
}
