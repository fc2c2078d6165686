import { ADAM_BETA_1, ADAM_EPSILON, type UpdateRule } from '../../core/learner.ts';
import type { Shader } from './device.ts';
import { LAYERS, type TextureLayout } from './layout.ts';
import { float, loop, shader, tiling } from './shader.ts';

/** The draws of one update, in their order. */
export interface Shaders {
  /** After fc1 and ReLU: states under the online network, next states under the target network, (Double) online. */
  readonly hidden1: Shader;
  /** In tiles. */
  readonly hidden2: Shader;
  /** ∂loss/∂Q, both transitions × both actions, and the TD errors; in the minibatch's row. */
  readonly tdError: Shader;
  /** ∂loss/∂(fc2's output), then fc1's, in tiles. */
  readonly delta2: Shader;
  readonly delta1: Shader;
  /** ∂loss/∂parameters as a parameter block, in tiles. */
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

export function createShaders(layout: TextureLayout, batchSize: number, variant: Variant): Shaders {
  const tile = tiling(layout);
  return {
    hidden1: hidden1(layout),
    hidden2: hidden2(layout),
    tdError: tdError(layout, batchSize, variant),
    delta2: shader(layout, {
      inputs: ['state', 'hidden2', 'error'],
      uniforms: { minibatch: 'int' },
      main: `
vec4 weight = texelFetch(state, ivec3(at.x, ${layout.fc3Row}, ${LAYERS.online}), 0);
vec4 delta = transposed(texelFetch(error, ivec2(at.y, minibatch), 0), weight);
result0 = whereActive(texelOf(hidden2, at.x, at.y), delta);`,
    }),
    delta1: shader(layout, {
      inputs: ['state', 'hidden1', 'delta2'],
      outputs: tile.outputs,
      main: `
${tile.corner}
${tile.texels((k) => `vec4 sum${k} = vec4(0.0);`)}
${loop(
  'o',
  layout.pairs[1],
  `
  ${tile.columns((c) => `vec4 weight${c} = texelFetch(state, ivec3(column + ${c}, o, ${LAYERS.online}), 0);`)}
  ${tile.rows((r) => `vec4 delta${r} = texelFetch(delta2, ivec2(o, row + ${r}), 0);`)}
  ${tile.texels((k, r, c) => `sum${k} += transposed(delta${r}, weight${c});`)}`,
)}
${tile.texels((k, r, c) => `result${k} = whereActive(texelFetch(hidden1, ivec2(column + ${c}, row + ${r}), 0), sum${k});`)}`,
    }),
    gradient: gradient(layout),
    ...(variant.clipped && clipping(layout)),
    adam: adam(layout, variant),
  };
}

function hidden1(layout: TextureLayout): Shader {
  const { batchPairs, fc1Row, biasRow } = layout;
  return shader(layout, {
    inputs: ['state', 'batch'],
    uniforms: { minibatch: 'int' },
    main: `
int pass = at.y / ${batchPairs};
int network = pass == 1 ? ${LAYERS.target} : ${LAYERS.online};
int column = 2 * (at.y - pass * ${batchPairs}) + (pass == 0 ? 0 : ${2 * batchPairs});
vec4 first = texelFetch(batch, ivec2(column, minibatch), 0);
vec4 second = texelFetch(batch, ivec2(column + 1, minibatch), 0);
vec4 weight01 = texelFetch(state, ivec3(at.x, ${fc1Row}, network), 0);
vec4 weight23 = texelFetch(state, ivec3(at.x, ${fc1Row + 1}, network), 0);
vec4 bias = texelFetch(state, ivec3(at.x, ${biasRow}, network), 0);
result0 = relu(bias.rgrg + product(vec4(first.xy, second.xy), weight01)
  + product(vec4(first.zw, second.zw), weight23));`,
  });
}

function hidden2(layout: TextureLayout): Shader {
  const { pairs, batchPairs, biasRow } = layout;
  const tile = tiling(layout);
  return shader(layout, {
    inputs: ['state', 'hidden1'],
    outputs: tile.outputs,
    main: `
${tile.corner}
int network = row / ${batchPairs} == 1 ? ${LAYERS.target} : ${LAYERS.online};
${tile.texels((k, _, c) => `vec4 sum${k} = texelFetch(state, ivec3(column + ${c}, ${biasRow}, network), 0).baba;`)}
${loop(
  'i',
  pairs[0],
  `
  ${tile.columns((c) => `vec4 weight${c} = texelFetch(state, ivec3(i, column + ${c}, network), 0);`)}
  ${tile.rows((r) => `vec4 activation${r} = texelFetch(hidden1, ivec2(i, row + ${r}), 0);`)}
  ${tile.texels((k, r, c) => `sum${k} += product(activation${r}, weight${c});`)}`,
)}
${tile.texels((k) => `result${k} = relu(sum${k});`)}`,
  });
}

function tdError(layout: TextureLayout, batchSize: number, { loss, doubleDqn }: Variant): Shader {
  const { batchPairs, fc3Row, fc3BiasRow } = layout;
  return shader(layout, {
    inputs: ['state', 'hidden2', 'batch'],
    outputs: 2,
    main: `
// Two transitions × two actions.
vec4 q = texelFetch(state, ivec3(0, ${fc3BiasRow}, ${LAYERS.online}), 0).rgrg;
vec4 onlineNextQ = q;
vec4 targetQ = texelFetch(state, ivec3(0, ${fc3BiasRow}, ${LAYERS.target}), 0).rgrg;
${loop(
  'i',
  layout.pairs[1],
  `
  vec4 weight = texelFetch(state, ivec3(i, ${fc3Row}, ${LAYERS.online}), 0);
  q += product(texelOf(hidden2, i, at.x), weight);
  targetQ += product(texelOf(hidden2, i, at.x + ${batchPairs}), texelFetch(state, ivec3(i, ${fc3Row}, ${LAYERS.target}), 0));
  ${doubleDqn ? `onlineNextQ += product(texelOf(hidden2, i, at.x + ${2 * batchPairs}), weight);` : ''}`,
)}
vec4 choice = ${doubleDqn ? 'onlineNextQ' : 'targetQ'};
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
function gradient(layout: TextureLayout): Shader {
  const { tileColumns, width, batchPairs, fc1Row, fc3Row } = layout;
  const [pairs1, pairs2] = layout.pairs;
  const tile = tiling(layout);
  /** Columns beyond a layer's units hold nothing. */
  const eachPair = (units: number, body: string) =>
    `${units < width ? `if (column < ${units}) ` : ''}${loop('b', batchPairs, body)}`;
  return shader(layout, {
    inputs: ['batch', 'hidden1', 'hidden2', 'error', 'delta1', 'delta2'],
    uniforms: { minibatch: 'int' },
    outputs: tile.outputs,
    main: `
${tile.corner}
${tile.texels((k) => `vec4 sum${k} = vec4(0.0);`)}
if (row < ${fc1Row}) {
  ${eachPair(
    pairs1,
    `
    ${tile.columns((c) => `vec4 activation${c} = texelFetch(hidden1, ivec2(column + ${c}, b), 0);`)}
    ${tile.rows((r) => `vec4 fc2Delta${r} = texelFetch(delta2, ivec2(row + ${r}, b), 0);`)}
    ${tile.texels((k, r, c) => `sum${k} += outer(fc2Delta${r}, activation${c});`)}`,
  )}
} else if (row == ${fc1Row}) {
  ${eachPair(
    pairs1,
    `
    vec4 first = texelFetch(batch, ivec2(2 * b, minibatch), 0);
    vec4 second = texelFetch(batch, ivec2(2 * b + 1, minibatch), 0);
    vec4 input0 = vec4(first.xy, second.xy), input1 = vec4(first.zw, second.zw);
    ${tile.columns((c) => `vec4 fc1Delta${c} = texelOf(delta1, column + ${c}, b);`)}
    ${tile.texels((k, r, c) => `sum${k} += outer(fc1Delta${c}, input${r});`)}`,
  )}
} else if (row == ${fc3Row}) {
  ${eachPair(
    pairs1,
    tile.columns((c) => `sum${tileColumns + c}.rg += summed(texelOf(delta1, column + ${c}, b));`),
  )}
  ${eachPair(
    pairs2,
    `
    vec4 slope = texelFetch(error, ivec2(b, minibatch), 0);
    ${tile.columns((c) => `sum${c} += outer(slope, texelOf(hidden2, column + ${c}, b));`)}
    ${tile.columns((c) => `sum${tileColumns + c}.ba += summed(texelFetch(delta2, ivec2(column + ${c}, b), 0));`)}`,
  )}
} else if (column == 0) {
  for (int b = 0; b < ${batchPairs}; b++) sum0.rg += summed(texelFetch(error, ivec2(b, minibatch), 0));
}
${tile.texels((k) => `result${k} = sum${k};`)}`,
  });
}

function clipping(layout: TextureLayout): Pick<Shaders, 'squares' | 'factor'> {
  const { tileColumns, width, rows } = layout;
  return {
    squares: shader(layout, {
      inputs: ['gradient'],
      main: `
float sum = 0.0;
for (int x = 0; x < ${width / tileColumns}; x++) {
  for (int k = 0; k < ${2 * tileColumns}; k++) {
    vec4 slope = texelFetch(gradient, ivec3(x, at.x, k), 0);
    sum += dot(slope, slope);
  }
}
result0 = vec4(sum);`,
    }),
    factor: shader(layout, {
      inputs: ['squares'],
      uniforms: { maxNorm: 'float' },
      main: `
float sum = 0.0;
for (int row = 0; row < ${rows / 2}; row++) sum += texelFetch(squares, ivec2(row, 0), 0).r;
result0 = vec4(min(1.0, maxNorm / (sqrt(sum) + 1e-6)));`,
    }),
  };
}

/** The outputs of `adam` in their order: layers of the state. */
export function movedLayers({ polyak }: Pick<Variant, 'polyak'>): readonly number[] {
  return [LAYERS.online, LAYERS.adamM, LAYERS.adamV, ...(polyak ? [LAYERS.target] : [])];
}

/** Adam as `torch.optim.Adam` groups it, and the target network's step. */
function adam(layout: TextureLayout, { clipped, polyak }: Variant): Shader {
  const layer = (index: number) => `texelFetch(state, ivec3(at, ${index}), 0)`;
  return shader(layout, {
    inputs: ['state', 'gradient', ...(clipped ? (['factor'] as const) : [])],
    uniforms: {
      // learning rate / (1 − β₁ᵗ), 1 / √(1 − β₂ᵗ), τ, number of the update
      rule: 'vec4',
      // β₂, 1 − β₂, each rounded once, from float64
      beta2: 'vec2',
    },
    outputs: polyak ? 4 : 3,
    main: `
vec4 slope = texelOf(gradient, at.x, at.y)${clipped ? ' * texelFetch(factor, ivec2(0, 0), 0).r' : ''};
vec4 m = ${float(ADAM_BETA_1)} * ${layer(LAYERS.adamM)} + ${float(1 - ADAM_BETA_1)} * slope;
vec4 v = beta2.x * ${layer(LAYERS.adamV)} + beta2.y * slope * slope;
vec4 online = ${layer(LAYERS.online)} - rule.x * m / (sqrt(v) * rule.y + ${float(ADAM_EPSILON)});
result0 = at.y == ${layout.proofRow} ? vec4(rule.w) : online;
result1 = m;
result2 = v;
${polyak ? `result3 = rule.z * online + (1.0 - rule.z) * ${layer(LAYERS.target)};` : ''}`,
  });
}
