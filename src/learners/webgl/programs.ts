import { ADAM_BETA_1, ADAM_EPSILON, type UpdateRule } from '../../core/learner.ts';
import type { Shader } from './device.ts';
import { LAYERS, type TextureLayout } from './layout.ts';

/** The textures that shaders look at, each with a slot of its own; `layout.ts` says what lies where. */
export const SLOTS = [
  'state',
  'batch',
  'hidden1',
  'hidden2',
  'error',
  'delta2',
  'delta1',
  'gradient',
  'squares',
  'factor',
] as const;
type Slot = (typeof SLOTS)[number];

/** Those of four layers. */
const LAYERED: readonly Slot[] = ['state', 'hidden2', 'delta1', 'gradient'];

/** The draws of one update, in their order. */
export interface Shaders {
  /** After fc1 and ReLU: states under the online network, next states under the target network, (Double) online. */
  readonly hidden1: Shader;
  /** Four rows at a time. */
  readonly hidden2: Shader;
  /** ∂loss/∂Q, both transitions × both actions, and the TD errors; in the minibatch's row. */
  readonly tdError: Shader;
  /** ∂loss/∂(fc2's output), then fc1's, four rows at a time. */
  readonly delta2: Shader;
  readonly delta1: Shader;
  /** ∂loss/∂parameters as a parameter block, four rows at a time. */
  readonly gradient: Shader;
  /** The gradient's squared norm by rows, then the factor that brings the norm down. Only with clipping. */
  readonly squares?: Shader;
  readonly factor?: Shader;
  /** The next state. */
  readonly adam: Shader;
}

/** What of a rule is part of the shaders; the rest is uniforms. */
export type Variant = Pick<UpdateRule, 'loss' | 'doubleDqn'> & {
  readonly clipped: boolean;
  /** The target network moves with each update. */
  readonly polyak: boolean;
};

/**
 * 2 × 2 products: `product` is a · bᵀ, `transposed` is a · b, `outer` is aᵀ · b.
 * A GPU's fetch is what costs; each of these uses all of both texels.
 */
const MATRICES = `
vec4 product(vec4 a, vec4 b) { return a.rrbb * b.rbrb + a.ggaa * b.gaga; }
vec4 transposed(vec4 a, vec4 b) { return a.rrbb * b.rgrg + a.ggaa * b.baba; }
vec4 outer(vec4 a, vec4 b) { return a.rrgg * b.rgrg + a.bbaa * b.baba; }
vec4 relu(vec4 x) { return max(x, 0.0); }
vec4 whereActive(vec4 activation, vec4 delta) { return vec4(greaterThan(activation, vec4(0.0))) * delta; }
/** Row y of what was drawn four rows at a time. */
vec4 rowOf(sampler2DArray rows, int x, int y) { return texelFetch(rows, ivec3(x, y >> 2, y & 3), 0); }`;

interface Source {
  readonly inputs: readonly Slot[];
  /** Type by name. */
  readonly uniforms?: Readonly<Record<string, 'int' | 'float' | 'vec2' | 'vec4'>>;
  /** `result0` and so on: how many. */
  readonly outputs?: 1 | 2 | 3 | 4;
  /** Functions before `main`. */
  readonly functions?: string;
  /** Body of `main`: sets the results from `ivec2 at`, the texel's column and row. */
  readonly main: string;
}

function shader({ inputs, uniforms = {}, outputs = 1, functions = '', main }: Source): Shader {
  const lines = [
    '#version 300 es',
    'precision highp float;',
    'precision highp int;',
    'precision highp sampler2D;',
    'precision highp sampler2DArray;',
    ...inputs.map((name) => `uniform ${LAYERED.includes(name) ? 'sampler2DArray' : 'sampler2D'} ${name};`),
    ...Object.entries(uniforms).map(([name, type]) => `uniform ${type} ${name};`),
    ...times(outputs, (i) => `layout(location = ${i}) out vec4 result${i};`),
    MATRICES,
    functions,
    `void main() {\nivec2 at = ivec2(gl_FragCoord.xy);\n${main}\n}`,
  ];
  return { source: lines.join('\n'), samplers: inputs, uniforms: Object.keys(uniforms) };
}

function times(count: number, line: (i: number) => string): string[] {
  return Array.from({ length: count }, (_, i) => line(i));
}

/** The same statement for each of four rows. */
function four(line: (k: number) => string): string {
  return times(4, line).join('\n');
}

export function createShaders(layout: TextureLayout, batchSize: number, variant: Variant): Shaders {
  return {
    hidden1: hidden1(layout),
    hidden2: hidden2(layout),
    tdError: tdError(layout, batchSize, variant),
    delta2: shader({
      inputs: ['state', 'hidden2', 'error'],
      uniforms: { minibatch: 'int' },
      main: `
vec4 weight = texelFetch(state, ivec3(at.x, ${layout.fc3Row}, ${LAYERS.online}), 0);
vec4 delta = transposed(texelFetch(error, ivec2(at.y, minibatch), 0), weight);
result0 = whereActive(rowOf(hidden2, at.x, at.y), delta);`,
    }),
    delta1: shader({
      inputs: ['state', 'hidden1', 'delta2'],
      outputs: 4,
      main: `
int row = 4 * at.y;
${four((k) => `vec4 sum${k} = vec4(0.0);`)}
for (int o = 0; o < ${layout.pairs[1]}; o++) {
  vec4 weight = texelFetch(state, ivec3(at.x, o, ${LAYERS.online}), 0);
  ${four((k) => `sum${k} += transposed(texelFetch(delta2, ivec2(o, row + ${k}), 0), weight);`)}
}
${four((k) => `result${k} = whereActive(texelFetch(hidden1, ivec2(at.x, row + ${k}), 0), sum${k});`)}`,
    }),
    gradient: gradient(layout),
    ...(variant.clipped && clipping(layout)),
    adam: adam(layout, variant),
  };
}

function hidden1({ batchPairs, passRows, fc1Row, biasRow }: TextureLayout): Shader {
  return shader({
    inputs: ['state', 'batch'],
    uniforms: { minibatch: 'int' },
    main: `
int pass = at.y / ${passRows};
int network = pass == 1 ? ${LAYERS.target} : ${LAYERS.online};
int column = 2 * (at.y - pass * ${passRows}) + (pass == 0 ? 0 : ${2 * batchPairs});
vec4 first = texelFetch(batch, ivec2(column, minibatch), 0);
vec4 second = texelFetch(batch, ivec2(column + 1, minibatch), 0);
vec4 weight01 = texelFetch(state, ivec3(at.x, ${fc1Row}, network), 0);
vec4 weight23 = texelFetch(state, ivec3(at.x, ${fc1Row + 1}, network), 0);
vec4 bias = texelFetch(state, ivec3(at.x, ${biasRow}, network), 0);
result0 = relu(bias.rgrg + product(vec4(first.xy, second.xy), weight01)
  + product(vec4(first.zw, second.zw), weight23));`,
  });
}

function hidden2({ pairs, passRows, biasRow }: TextureLayout): Shader {
  return shader({
    inputs: ['state', 'hidden1'],
    outputs: 4,
    main: `
int row = 4 * at.y;
int network = row / ${passRows} == 1 ? ${LAYERS.target} : ${LAYERS.online};
vec4 bias = texelFetch(state, ivec3(at.x, ${biasRow}, network), 0).baba;
${four((k) => `vec4 sum${k} = bias;`)}
for (int i = 0; i < ${pairs[0]}; i++) {
  vec4 weight = texelFetch(state, ivec3(i, at.x, network), 0);
  ${four((k) => `sum${k} += product(texelFetch(hidden1, ivec2(i, row + ${k}), 0), weight);`)}
}
${four((k) => `result${k} = relu(sum${k});`)}`,
  });
}

function tdError(layout: TextureLayout, batchSize: number, { loss, doubleDqn }: Variant): Shader {
  const { batchPairs, passRows, fc3Row, fc3BiasRow } = layout;
  return shader({
    inputs: ['state', 'hidden2', 'batch'],
    outputs: 2,
    functions: `
/** Two transitions × two actions. */
vec4 qValues(int row, int network) {
  vec4 sum = texelFetch(state, ivec3(0, ${fc3BiasRow}, network), 0).rgrg;
  for (int i = 0; i < ${layout.pairs[1]}; i++)
    sum += product(rowOf(hidden2, i, row), texelFetch(state, ivec3(i, ${fc3Row}, network), 0));
  return sum;
}`,
    main: `
vec4 q = qValues(at.x, ${LAYERS.online});
vec4 targetQ = qValues(at.x + ${passRows}, ${LAYERS.target});
vec4 choice = ${doubleDqn ? `qValues(at.x + ${2 * passRows}, ${LAYERS.online})` : 'targetQ'};
vec2 next = vec2(choice.g > choice.r ? targetQ.g : targetQ.r, choice.a > choice.b ? targetQ.a : targetQ.b);
// Columns: action, reward, discount, weight.
vec4 first = texelFetch(batch, ivec2(${4 * batchPairs} + 2 * at.x, at.y), 0);
vec4 second = texelFetch(batch, ivec2(${4 * batchPairs} + 2 * at.x + 1, at.y), 0);
vec2 taken = vec2(first.x > 0.5 ? q.g : q.r, second.x > 0.5 ? q.a : q.b);
vec2 td = vec2(first.y, second.y) + vec2(first.z, second.z) * next - taken;
vec2 slope = ${loss === 'huber' ? 'clamp(td, -1.0, 1.0)' : '2.0 * td'};
slope *= -vec2(first.w, second.w) / ${batchSize}.0;
result0 = vec4(first.x > 0.5 ? vec2(0.0, slope.x) : vec2(slope.x, 0.0),
  second.x > 0.5 ? vec2(0.0, slope.y) : vec2(slope.y, 0.0));
result1 = vec4(td, 0.0, 0.0);`,
  });
}

/** Sums over the minibatch. */
function gradient({ width, pairs, batchPairs, fc1Row }: TextureLayout): Shader {
  const [pairs1, pairs2] = pairs;
  const eachPair = (body: string) => `for (int b = 0; b < ${batchPairs}; b++) {\n${body}\n}`;
  /** Columns beyond a layer's units hold nothing. */
  const within = (count: number, body: string) =>
    count < width ? `if (at.x < ${count}) {\n${body}\n}` : body;
  /** So do rows beyond fc2's outputs. */
  const ofFc2 = (k: number) => (pairs2 % 4 === 0 ? '' : `if (row + ${k} < ${pairs2}) `);
  return shader({
    inputs: ['batch', 'hidden1', 'hidden2', 'error', 'delta1', 'delta2'],
    uniforms: { minibatch: 'int' },
    outputs: 4,
    main: `
int row = 4 * at.y;
${four((k) => `vec4 sum${k} = vec4(0.0);`)}
if (row < ${fc1Row}) {
  ${within(
    pairs1,
    eachPair(`
    vec4 activation = texelFetch(hidden1, ivec2(at.x, b), 0);
    ${four((k) => `${ofFc2(k)}sum${k} += outer(texelFetch(delta2, ivec2(row + ${k}, b), 0), activation);`)}`),
  )}
} else if (row == ${fc1Row}) {
  ${within(
    pairs1,
    eachPair(`
    vec4 first = texelFetch(batch, ivec2(2 * b, minibatch), 0);
    vec4 second = texelFetch(batch, ivec2(2 * b + 1, minibatch), 0);
    vec4 delta = rowOf(delta1, at.x, b);
    sum0 += outer(delta, vec4(first.xy, second.xy));
    sum1 += outer(delta, vec4(first.zw, second.zw));
    sum3.rg += delta.rg + delta.ba;`),
  )}
  ${within(
    pairs2,
    eachPair(`
    vec4 delta = texelFetch(delta2, ivec2(at.x, b), 0);
    sum2 += outer(texelFetch(error, ivec2(b, minibatch), 0), rowOf(hidden2, at.x, b));
    sum3.ba += delta.rg + delta.ba;`),
  )}
} else if (at.x == 0) {
  ${eachPair('vec4 delta = texelFetch(error, ivec2(b, minibatch), 0);\nsum0.rg += delta.rg + delta.ba;')}
}
${four((k) => `result${k} = sum${k};`)}`,
  });
}

function clipping({ width, rows }: TextureLayout): Pick<Shaders, 'squares' | 'factor'> {
  return {
    squares: shader({
      inputs: ['gradient'],
      main: `
float sum = 0.0;
for (int x = 0; x < ${width}; x++) {
  for (int k = 0; k < 4; k++) {
    vec4 slope = texelFetch(gradient, ivec3(x, at.x, k), 0);
    sum += dot(slope, slope);
  }
}
result0 = vec4(sum);`,
    }),
    factor: shader({
      inputs: ['squares'],
      uniforms: { maxNorm: 'float' },
      main: `
float sum = 0.0;
for (int row = 0; row < ${rows / 4}; row++) sum += texelFetch(squares, ivec2(row, 0), 0).r;
result0 = vec4(min(1.0, maxNorm / (sqrt(sum) + 1e-6)));`,
    }),
  };
}

/** The outputs of `adam` in their order: layers of the state. */
export function movedLayers({ polyak }: Pick<Variant, 'polyak'>): readonly number[] {
  return [LAYERS.online, LAYERS.adamM, LAYERS.adamV, ...(polyak ? [LAYERS.target] : [])];
}

/** Adam as `torch.optim.Adam` groups it, and the target network's step. */
function adam({ proofRow }: TextureLayout, { clipped, polyak }: Variant): Shader {
  const layer = (index: number) => `texelFetch(state, ivec3(at, ${index}), 0)`;
  return shader({
    inputs: ['state', 'gradient', ...(clipped ? (['factor'] as const) : [])],
    uniforms: {
      // learning rate / (1 − β₁ᵗ), 1 / √(1 − β₂ᵗ), τ, number of the update
      rule: 'vec4',
      // β₂, 1 − β₂, each rounded once, from float64
      beta2: 'vec2',
    },
    outputs: polyak ? 4 : 3,
    main: `
vec4 slope = rowOf(gradient, at.x, at.y)${clipped ? ' * texelFetch(factor, ivec2(0, 0), 0).r' : ''};
vec4 m = ${float(ADAM_BETA_1)} * ${layer(LAYERS.adamM)} + ${float(1 - ADAM_BETA_1)} * slope;
vec4 v = beta2.x * ${layer(LAYERS.adamV)} + beta2.y * slope * slope;
vec4 online = ${layer(LAYERS.online)} - rule.x * m / (sqrt(v) * rule.y + ${float(ADAM_EPSILON)});
result0 = at.y == ${proofRow} ? vec4(rule.w) : online;
result1 = m;
result2 = v;
${polyak ? `result3 = rule.z * online + (1.0 - rule.z) * ${layer(LAYERS.target)};` : ''}`,
  });
}

function float(value: number): string {
  return value.toExponential(9);
}
