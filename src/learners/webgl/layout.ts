import { ACTION_COUNT, STATE_SIZE } from '../../core/cartpole.ts';
import { type NetworkShape, networkLayout, parameterCount } from '../../core/network.ts';

/**
 * Where everything lies in the learner's textures.
 *
 * A texel (r, g, b, a) is a 2 × 2 piece of a matrix, rows 2y and 2y + 1, columns 2x and 2x + 1. So packed, a
 * forward product, a product with the transpose and an outer product all cost two fetches for eight
 * multiplications, and one copy of each matrix serves all three. Sizes are padded to whole tiles with zeros, which
 * stay zero.
 *
 * The network's parameters are one block of `rows` rows:
 *
 * | row               | column x                                                    |
 * |-------------------|-------------------------------------------------------------|
 * | 0 … fc1Row − 1    | fc2.weight: outputs 2y, 2y + 1, inputs 2x, 2x + 1            |
 * | fc1Row, + 1       | fc1.weight: outputs 2x, 2x + 1, inputs 0, 1, and then 2, 3   |
 * | fc3Row            | fc3.weight: both actions, inputs 2x, 2x + 1                  |
 * | biasRow           | fc1.bias 2x, 2x + 1, fc2.bias 2x, 2x + 1                     |
 * | fc3BiasRow        | x = 0: fc3.bias                                              |
 * | proofRow          | of the online network: the number of the newest update       |
 *
 * The state is a texture of four layers, a block each: see `LAYERS`. What is computed by the thousand is drawn in
 * tiles of 2 rows and `tileColumns` columns, each texel of a tile into a layer of its own: the texel of row y and column
 * x lies in row y / 2 and column x / `tileColumns` of layer `tileColumns` (y % 2) + x % `tileColumns`. So eight products
 * cost six fetches, not sixteen.
 */
export interface TextureLayout {
  /** Columns of a tile: 4, or 2 where a draw has only four outputs. */
  readonly tileColumns: TileColumns;
  /** Texels a row of a parameter block, whole tiles. */
  readonly width: number;
  /** Rows of a parameter block, an even number. */
  readonly rows: number;
  /** Texels that hold a unit pair of each hidden layer: whole tiles. */
  readonly pairs: readonly [number, number];
  readonly fc1Row: number;
  readonly fc3Row: number;
  readonly biasRow: number;
  readonly fc3BiasRow: number;
  readonly proofRow: number;
  /** Pairs of transitions in a minibatch, an even number: rows in the hidden layers for each network that looks at it. */
  readonly batchPairs: number;
  /** Minibatches in the batch texture. */
  readonly groupSize: number;
  /** Where parameter i lies: which number of a block it is. */
  readonly places: Int32Array;
}

export type TileColumns = 2 | 4;

/** Layers of the state texture. */
export const LAYERS = { online: 0, target: 1, adamM: 2, adamV: 3 } as const;

/** Transitions uploaded at once: 32 updates with batch size 32. */
const GROUP_TRANSITIONS = 1024;

export function textureLayout(
  shape: NetworkShape,
  batchSize: number,
  tileColumns: TileColumns,
): TextureLayout {
  const pairs = [pairsIn(shape.hidden[0], tileColumns), pairsIn(shape.hidden[1], tileColumns)] as const;
  const width = Math.max(...pairs);
  const fc1Row = pairs[1];
  const fc3Row = fc1Row + STATE_SIZE / 2;
  const biasRow = fc3Row + ACTION_COUNT / 2;
  const fc3BiasRow = biasRow + 1;
  const proofRow = fc3BiasRow + 1;
  const layout = {
    ...{ tileColumns, width, rows: proofRow + 1, pairs, fc1Row, fc3Row, biasRow, fc3BiasRow, proofRow },
    batchPairs: pairsIn(batchSize, 2),
    groupSize: Math.max(1, Math.floor(GROUP_TRANSITIONS / batchSize)),
  };
  return { ...layout, places: parameterPlaces(shape, layout) };
}

/** Pairs that hold `size` numbers, a multiple of `step`. */
function pairsIn(size: number, step: number): number {
  return step * Math.ceil(size / (2 * step));
}

type Rows = Pick<TextureLayout, 'width' | 'fc1Row' | 'fc3Row' | 'biasRow' | 'fc3BiasRow'>;

function parameterPlaces(shape: NetworkShape, rows: Rows): Int32Array {
  const [fc1, fc2, fc3] = networkLayout(shape);
  const places = new Int32Array(parameterCount(shape));
  const place = (y: number, x: number, component: number) => 4 * (y * rows.width + x) + component;
  const each = (
    layer: typeof fc1,
    weightPlace: (o: number, i: number) => number,
    biasPlace: (o: number) => number,
  ) => {
    for (let o = 0; o < layer.outputs; o += 1) {
      places[layer.bias + o] = biasPlace(o);
      for (let i = 0; i < layer.inputs; i += 1)
        places[layer.weight + o * layer.inputs + i] = weightPlace(o, i);
    }
  };
  /** The place in a 2 × 2 texel. */
  const corner = (row: number, column: number) => 2 * (row % 2) + (column % 2);
  each(
    fc1,
    (o, i) => place(rows.fc1Row + (i >> 1), o >> 1, corner(o, i)),
    (o) => place(rows.biasRow, o >> 1, o % 2),
  );
  each(
    fc2,
    (o, i) => place(o >> 1, i >> 1, corner(o, i)),
    (o) => place(rows.biasRow, o >> 1, 2 + (o % 2)),
  );
  each(
    fc3,
    (o, i) => place(rows.fc3Row, i >> 1, corner(o, i)),
    (o) => place(rows.fc3BiasRow, 0, o),
  );
  return places;
}
