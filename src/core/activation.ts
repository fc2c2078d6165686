/** What follows a hidden layer, under PyTorch's names; `gelu-tanh` is GELU's usual approximation. */
export const ACTIVATION_NAMES = [
  'relu',
  'tanh',
  'sigmoid',
  'elu',
  'leaky-relu',
  'gelu',
  'gelu-tanh',
  'silu',
  'linear',
] as const;
export type ActivationName = (typeof ACTIVATION_NAMES)[number];

export interface Activation {
  readonly name: ActivationName;
  /** ELU's α, leaky ReLU's slope below 0; PyTorch's default where it is left out. */
  readonly slope?: number;
}

export const RELU: Activation = { name: 'relu' };
export const LINEAR: Activation = { name: 'linear' };

export function sameActivation(a: Activation, b: Activation): boolean {
  return a.name === b.name && (a.slope ?? defaultSlope(a.name)) === (b.slope ?? defaultSlope(b.name));
}

/** 1 for ELU, 0.01 for leaky ReLU, as in `torch.nn`. */
function defaultSlope(name: ActivationName): number {
  return name === 'elu' ? 1 : name === 'leaky-relu' ? 0.01 : 0;
}

/** The function itself, in float64. */
export function activationFunction({ name, slope = defaultSlope(name) }: Activation): (x: number) => number {
  switch (name) {
    case 'relu':
      return (x) => Math.max(0, x);
    case 'tanh':
      return Math.tanh;
    case 'sigmoid':
      return sigmoid;
    case 'elu':
      return (x) => (x < 0 ? slope * Math.expm1(x) : x);
    case 'leaky-relu':
      return (x) => (x < 0 ? slope * x : x);
    case 'gelu':
      return (x) => 0.5 * x * (1 + erf(x * Math.SQRT1_2));
    case 'gelu-tanh':
      return (x) => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
    case 'silu':
      return (x) => x * sigmoid(x);
    case 'linear':
      return (x) => x;
  }
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** The error function to within 1.5e-7, a float32's rounding (Abramowitz & Stegun 1964, 7.1.26). */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const series =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.sign(x) * (1 - series * Math.exp(-x * x));
}
