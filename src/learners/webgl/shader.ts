import type { Shader } from './device.ts';
import type { TextureLayout, TileColumns } from './layout.ts';

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

/** The textures that have several layers. */
const LAYERED: readonly Slot[] = ['state', 'hidden2', 'delta1', 'gradient'];

/**
 * 2 × 2 products: `product` is a · bᵀ, `transposed` is a · b, `outer` is aᵀ · b.
 * Fetches take most of the time; each product uses both texels whole.
 */
const MATRICES = `
vec4 product(vec4 a, vec4 b) { return a.rrbb * b.rbrb + a.ggaa * b.gaga; }
vec4 transposed(vec4 a, vec4 b) { return a.rrbb * b.rgrg + a.ggaa * b.baba; }
vec4 outer(vec4 a, vec4 b) { return a.rrgg * b.rgrg + a.bbaa * b.baba; }
/** Over both rows. */
vec2 summed(vec4 a) { return a.rg + a.ba; }
vec4 relu(vec4 x) { return max(x, 0.0); }
vec4 whereActive(vec4 activation, vec4 delta) { return vec4(greaterThan(activation, vec4(0.0))) * delta; }`;

/** Column x, row y of what was drawn in tiles. */
function texelOf(tileColumns: TileColumns): string {
  return `vec4 texelOf(sampler2DArray tiles, int x, int y) {
  return texelFetch(tiles, ivec3(x >> ${tileColumns / 2}, y >> 1, ${tileColumns} * (y & 1) + (x & ${tileColumns - 1})), 0);
}`;
}

interface Source {
  readonly inputs: readonly Slot[];
  /** The type of each, by its name. */
  readonly uniforms?: Readonly<Record<string, 'int' | 'float' | 'vec2' | 'vec4'>>;
  /** How many there are: `result0`, `result1` and so on. */
  readonly outputs?: number;
  /** Body of `main`: sets the results from `ivec2 at`, the texel's column and row. */
  readonly main: string;
}

export function shader(
  { tileColumns }: Pick<TextureLayout, 'tileColumns'>,
  { inputs, uniforms = {}, outputs = 1, main }: Source,
): Shader {
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
    texelOf(tileColumns),
    `void main() {\nivec2 at = ivec2(gl_FragCoord.xy);\n${main}\n}`,
  ];
  return { source: lines.join('\n'), samplers: inputs, uniforms: Object.keys(uniforms) };
}

function times(count: number, line: (i: number) => string): string[] {
  return Array.from({ length: count }, (_, i) => line(i));
}

/** Statements of a shader that draws tiles of 2 rows and `tileColumns` columns. */
export function tiling({ tileColumns }: Pick<TextureLayout, 'tileColumns'>) {
  return {
    outputs: 2 * tileColumns,
    /** Column and row of a tile's first texel. */
    corner: `int column = ${tileColumns} * at.x, row = 2 * at.y;`,
    /** A statement for each column of a tile. */
    columns: (line: (c: number) => string) => times(tileColumns, line).join('\n'),
    /** A statement for both rows. */
    rows: (line: (r: number) => string) => times(2, line).join('\n'),
    /** A statement for each texel: that of row r and column c is layer k. */
    texels: (line: (k: number, r: number, c: number) => string) =>
      times(2 * tileColumns, (k) => line(k, Math.floor(k / tileColumns), k % tileColumns)).join('\n'),
  };
}

/** Runs `body` for an even number of texels, two in each turn of the loop, because a turn costs time of its own. */
export function loop(index: string, count: number, body: string): string {
  return `for (int ${index} = 0; ${index} < ${count}; ${index}++) {\n{${body}}\n${index}++;\n{${body}}\n}`;
}

export function float(value: number): string {
  return value.toExponential(9);
}
