import { ADAM_BETA_1, ADAM_EPSILON, type UpdateRule } from '../../core/learner.ts';
import { type Program, packedShape } from './device.ts';
import type { TextureLayout } from './layout.ts';

/** The draws of one update; see `layout.ts` for where the numbers lie. */
export interface Programs {
  /** After fc1 and ReLU: states under the online network, next states under the target network, (Double) online. */
  readonly hidden1: Program;
  readonly hidden2: Program;
  /** Row 0: ∂loss/∂Q, both transitions × both actions. Row 1: records. */
  readonly tdError: Program;
  /** ∂loss/∂(fc2's output), then fc1's. */
  readonly delta2: Program;
  readonly delta1: Program;
  readonly gradient: Program;
  /** The gradient's squared norm by rows, then the factor that brings the norm down. Only with clipping. */
  readonly clip: readonly [Program, Program] | undefined;
  /** The next state texture. */
  readonly adam: Program;
}

/** What of a rule is part of the shaders; the rest is uniforms. */
export type Variant = Pick<UpdateRule, 'loss' | 'doubleDqn'> & { readonly clipped: boolean };

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
`;

interface Source {
  readonly width: number;
  readonly height: number;
  readonly inputs: string[];
  readonly uniforms?: Program['customUniforms'];
  /** Functions before `main`. */
  readonly functions?: string;
  /** Body of `main`: sets `vec4 result` from `ivec2 at`, the texel's column and row. */
  readonly main: string;
}

function program({ width, height, inputs, uniforms = [], functions = '', main }: Source): Program {
  return {
    width,
    height,
    outputShape: packedShape(width, height),
    variableNames: inputs,
    packedInputs: true,
    packedOutput: true,
    customUniforms: uniforms,
    userCode: `${MATRICES}
  ivec2 at;${functions}
  void main() {
    at = ivec2(gl_FragCoord.xy);
    vec4 result = vec4(0.0);
    ${main}
    setOutput(result);
  }`,
  };
}

export function createPrograms(layout: TextureLayout, batchSize: number, variant: Variant): Programs {
  const { width, rows, batchPairs, pairs } = layout;
  const passes = variant.doubleDqn ? 3 : 2;
  const [pairs1, pairs2] = pairs;
  return {
    hidden1: hidden1(layout, passes * batchPairs),
    hidden2: hidden2(layout, passes * batchPairs),
    tdError: tdError(layout, batchSize, variant),
    delta2: program({
      width: pairs2,
      height: batchPairs,
      inputs: ['state', 'hidden', 'error'],
      main: `
    vec4 weight = texelFetch(state, ivec2(at.x, ${layout.fc3Row}), 0);
    vec4 delta = transposed(texelFetch(error, ivec2(at.y, 0), 0), weight);
    result = whereActive(texelFetch(hidden, at, 0), delta);`,
    }),
    delta1: program({
      width: pairs1,
      height: batchPairs,
      inputs: ['state', 'hidden', 'delta'],
      main: `
    for (int o = 0; o < ${pairs2}; o++) {
      result += transposed(texelFetch(delta, ivec2(o, at.y), 0), texelFetch(state, ivec2(at.x, o), 0));
    }
    result = whereActive(texelFetch(hidden, at, 0), result);`,
    }),
    gradient: gradient(layout),
    clip: variant.clipped
      ? [
          program({
            width: rows,
            height: 1,
            inputs: ['gradient'],
            main: `
    for (int x = 0; x < ${width}; x++) {
      vec4 slope = texelFetch(gradient, ivec2(x, at.x), 0);
      result.r += dot(slope, slope);
    }`,
          }),
          program({
            width: 1,
            height: 1,
            inputs: ['squares'],
            uniforms: [{ name: 'maxNorm', type: 'float' }],
            main: `
    float sum = 0.0;
    for (int row = 0; row < ${rows}; row++) sum += texelFetch(squares, ivec2(row, 0), 0).r;
    result.r = min(1.0, maxNorm / (sqrt(sum) + 1e-6));`,
          }),
        ]
      : undefined,
    adam: adam(layout, variant.clipped),
  };
}

/** Which network a row of the hidden layers belongs to: states online, next states target, next states online. */
const networkOfRow = ({ batchPairs, targetRow }: TextureLayout) => `
    int pass = at.y / ${batchPairs};
    int network = pass == 1 ? ${targetRow} : 0;`;

function hidden1(layout: TextureLayout, height: number): Program {
  const { batchPairs, fc1Row, biasRow } = layout;
  return program({
    width: layout.pairs[0],
    height,
    inputs: ['state', 'batch'],
    uniforms: [{ name: 'minibatch', type: 'int' }],
    main: `${networkOfRow(layout)}
    int column = 2 * (at.y - pass * ${batchPairs}) + (pass == 0 ? 0 : ${2 * batchPairs});
    vec4 first = texelFetch(batch, ivec2(column, minibatch), 0);
    vec4 second = texelFetch(batch, ivec2(column + 1, minibatch), 0);
    vec4 weight01 = texelFetch(state, ivec2(at.x, network + ${fc1Row}), 0);
    vec4 weight23 = texelFetch(state, ivec2(at.x, network + ${fc1Row + 1}), 0);
    vec4 bias = texelFetch(state, ivec2(at.x, network + ${biasRow}), 0);
    result = relu(bias.rgrg + product(vec4(first.xy, second.xy), weight01)
      + product(vec4(first.zw, second.zw), weight23));`,
  });
}

function hidden2(layout: TextureLayout, height: number): Program {
  return program({
    width: layout.pairs[1],
    height,
    inputs: ['state', 'hidden'],
    main: `${networkOfRow(layout)}
    int row = network + at.x;
    for (int i = 0; i < ${layout.pairs[0]}; i++) {
      result += product(texelFetch(hidden, ivec2(i, at.y), 0), texelFetch(state, ivec2(i, row), 0));
    }
    result = relu(result + texelFetch(state, ivec2(at.x, network + ${layout.biasRow}), 0).baba);`,
  });
}

function tdError(layout: TextureLayout, batchSize: number, { loss, doubleDqn }: Variant): Program {
  const { batchPairs, fc3Row, fc3BiasRow, targetRow } = layout;
  return program({
    width: batchPairs,
    height: 2,
    inputs: ['state', 'hidden', 'batch'],
    uniforms: [{ name: 'minibatch', type: 'int' }],
    functions: `
  /** Two transitions × two actions. */
  vec4 qValues(int row, int network) {
    vec4 sum = texelFetch(state, ivec2(0, network + ${fc3BiasRow}), 0).rgrg;
    for (int i = 0; i < ${layout.pairs[1]}; i++) {
      sum += product(texelFetch(hidden, ivec2(i, row), 0), texelFetch(state, ivec2(i, network + ${fc3Row}), 0));
    }
    return sum;
  }`,
    main: `
    vec4 q = qValues(at.x, 0);
    vec4 targetQ = qValues(at.x + ${batchPairs}, ${targetRow});
    vec4 choice = ${doubleDqn ? `qValues(at.x + ${2 * batchPairs}, 0)` : 'targetQ'};
    vec2 next = vec2(choice.g > choice.r ? targetQ.g : targetQ.r, choice.a > choice.b ? targetQ.a : targetQ.b);
    // Columns: action, reward, discount, weight.
    vec4 first = texelFetch(batch, ivec2(${4 * batchPairs} + 2 * at.x, minibatch), 0);
    vec4 second = texelFetch(batch, ivec2(${4 * batchPairs} + 2 * at.x + 1, minibatch), 0);
    vec2 taken = vec2(first.x > 0.5 ? q.g : q.r, second.x > 0.5 ? q.a : q.b);
    vec2 td = vec2(first.y, second.y) + vec2(first.z, second.z) * next - taken;
    if (at.y == 0) {
      vec2 slope = ${loss === 'huber' ? 'clamp(td, -1.0, 1.0)' : '2.0 * td'};
      slope *= -vec2(first.w, second.w) / ${batchSize}.0;
      result = vec4(first.x > 0.5 ? vec2(0.0, slope.x) : vec2(slope.x, 0.0),
        second.x > 0.5 ? vec2(0.0, slope.y) : vec2(slope.y, 0.0));
    } else {
      result = vec4(td, 0.0, 0.0);
    }`,
  });
}

/** ∂loss/∂parameters as a parameter block: sums over the minibatch. */
function gradient(layout: TextureLayout): Program {
  const { width, rows, pairs, batchPairs, fc1Row, fc3Row, biasRow } = layout;
  const [pairs1, pairs2] = pairs;
  const sum = (body: string) => `for (int b = 0; b < ${batchPairs}; b++) { ${body} }`;
  /** Columns beyond a layer's units hold nothing. */
  const within = (count: number, body: string) => (count < width ? `if (at.x < ${count}) { ${body} }` : body);
  return program({
    width,
    height: rows,
    inputs: ['batch', 'activation1', 'activation2', 'error', 'delta1', 'delta2'],
    uniforms: [{ name: 'minibatch', type: 'int' }],
    main: `
    if (at.y < ${fc1Row}) {
      ${within(
        pairs1,
        sum(
          'result += outer(texelFetch(delta2, ivec2(at.y, b), 0), texelFetch(activation1, ivec2(at.x, b), 0));',
        ),
      )}
    } else if (at.y < ${fc3Row}) {
      ${within(
        pairs1,
        sum(`
        vec4 first = texelFetch(batch, ivec2(2 * b, minibatch), 0);
        vec4 second = texelFetch(batch, ivec2(2 * b + 1, minibatch), 0);
        vec4 inputs = at.y == ${fc1Row} ? vec4(first.xy, second.xy) : vec4(first.zw, second.zw);
        result += outer(texelFetch(delta1, ivec2(at.x, b), 0), inputs);`),
      )}
    } else if (at.y == ${fc3Row}) {
      ${within(
        pairs2,
        sum(
          'result += outer(texelFetch(error, ivec2(b, 0), 0), texelFetch(activation2, ivec2(at.x, b), 0));',
        ),
      )}
    } else if (at.y == ${biasRow}) {
      ${within(
        pairs1,
        sum('vec4 delta = texelFetch(delta1, ivec2(at.x, b), 0); result.rg += delta.rg + delta.ba;'),
      )}
      ${within(
        pairs2,
        sum('vec4 delta = texelFetch(delta2, ivec2(at.x, b), 0); result.ba += delta.rg + delta.ba;'),
      )}
    } else if (at.x == 0) {
      ${sum('vec4 delta = texelFetch(error, ivec2(b, 0), 0); result.rg += delta.rg + delta.ba;')}
    }`,
  });
}

/** Adam as `torch.optim.Adam` groups it, the target network's step, and the record of this update. */
function adam(layout: TextureLayout, clipped: boolean): Program {
  const { width, stateRows, recordRow, targetRow, batchPairs, proof } = layout;
  return program({
    width,
    height: stateRows,
    inputs: ['state', 'gradient', 'error', ...(clipped ? ['clip'] : [])],
    uniforms: [
      { name: 'minibatch', type: 'int' },
      // learning rate / (1 − β₁ᵗ), 1 / √(1 − β₂ᵗ), τ, number of the update
      { name: 'rule', type: 'vec4' },
      // β₂, 1 − β₂
      { name: 'beta2', type: 'vec2' },
    ],
    functions: `
  vec4 stateAt(int row) { return texelFetch(state, ivec2(at.x, row), 0); }
  vec4 slope(int row) {
    return texelFetch(gradient, ivec2(at.x, row), 0)${clipped ? ' * texelFetch(clip, ivec2(0, 0), 0).r' : ''};
  }
  vec4 nextM(int row) {
    return ${float(ADAM_BETA_1)} * stateAt(${layout.mRow} + row) + ${float(1 - ADAM_BETA_1)} * slope(row);
  }
  vec4 nextV(int row) {
    vec4 slope = slope(row);
    return beta2.x * stateAt(${layout.vRow} + row) + beta2.y * slope * slope;
  }
  vec4 nextOnline(int row) {
    return stateAt(row) - rule.x * nextM(row) / (sqrt(nextV(row)) * rule.y + ${float(ADAM_EPSILON)});
  }`,
    main: `
    if (at.y < ${layout.mRow}) result = nextOnline(at.y);
    else if (at.y < ${layout.vRow}) result = nextM(at.y - ${layout.mRow});
    else if (at.y < ${recordRow}) result = nextV(at.y - ${layout.vRow});
    else {
      result = stateAt(at.y);
      if (at.y >= ${targetRow}) {
        if (rule.z > 0.0) result = rule.z * nextOnline(at.y - ${targetRow}) + (1.0 - rule.z) * result;
      } else {
        int index = (at.y - ${recordRow}) * ${width} + at.x;
        if (index == ${proof}) result = vec4(rule.w);
        else if (index / ${batchPairs} == minibatch) result = texelFetch(error, ivec2(index % ${batchPairs}, 1), 0);
      }
    }`,
  });
}

function float(value: number): string {
  return value.toExponential(9);
}
