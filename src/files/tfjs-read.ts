import * as v from 'valibot';
import { concatenate } from './bytes.ts';
import { type Dtype, toFloat32 } from './dtype.ts';
import { FileError, listText } from './error.ts';
import { nameWithoutCopy } from './file-set.ts';
import { anyObject, parseJson, validate } from './json-text.ts';
import { kerasNetwork } from './keras-layers.ts';
import type { FoundNetwork } from './network/found.ts';
import type { FileTensor } from './network/tensor.ts';
import type { ZipEntry } from './zip.ts';

const JSON_LIMITS = { bytes: 1 << 20, depth: 64, lists: 10_000, values: 40_000 };
/** Of all weight files together. */
const WEIGHTS_LIMIT = 64 << 20;

const size = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const quantization = v.object({
  dtype: v.picklist(['uint8', 'uint16', 'float16']),
  scale: v.optional(v.number(), 1),
  min: v.optional(v.number(), 0),
});
type Quantization = v.InferOutput<typeof quantization>;
const weight = v.object({
  name: v.string(),
  shape: v.pipe(v.array(size), v.maxLength(8)),
  dtype: v.picklist(['float32', 'float16', 'int32', 'bool', 'uint8']),
  quantization: v.optional(quantization),
});
const manifest = v.pipe(
  v.array(
    v.object({
      paths: v.pipe(v.array(v.string()), v.maxLength(64)),
      weights: v.pipe(v.array(weight), v.maxLength(1000)),
    }),
  ),
  v.maxLength(64),
);
const modelJson = v.object({
  format: v.optional(v.string()),
  modelTopology: anyObject,
  weightsManifest: manifest,
  userDefinedMetadata: v.optional(v.record(v.string(), v.unknown()), {}),
});
type ModelJson = v.InferOutput<typeof modelJson>;

export interface TfjsNetwork extends FoundNetwork {
  readonly metadata: Readonly<Record<string, string>>;
}

/** Whether an object read from JSON is a TensorFlow.js model. */
export function isTfjsModel(json: object): boolean {
  return 'modelTopology' in json || 'weightsManifest' in json;
}

/** The weight files that a model names, for whoever has only its JSON. */
export function weightPathsOf(json: object): readonly string[] {
  const result = v.safeParse(v.object({ weightsManifest: manifest }), json);
  return result.success ? result.output.weightsManifest.flatMap(({ paths }) => paths) : ['weights.bin'];
}

/** The only `.json` among files that is a TensorFlow.js model, by its text; undefined where there is none. */
export async function tfjsModelAmong(entries: readonly ZipEntry[]): Promise<ZipEntry | undefined> {
  const models: ZipEntry[] = [];
  for (const entry of entries.filter(({ name }) => /\.json$/i.test(name))) {
    if (models.length > 1) break;
    const start = new TextDecoder().decode(await entry.read(JSON_LIMITS.bytes));
    if (/"(weightsManifest|modelTopology)"/.test(start)) models.push(entry);
  }
  const [model, second] = models;
  if (model !== undefined && second !== undefined)
    throw new FileError('zip-entry-duplicate', { entry: `${model.path}, ${second.path}` });
  return model;
}

/**
 * The network of a TensorFlow.js model: all that `tf.loadLayersModel` takes and CartPole can use.
 * @param entries its files, the model's JSON among them, in whatever folders
 * @throws {FileError}
 */
export async function networkInTfjs(model: ZipEntry, entries: readonly ZipEntry[]): Promise<TfjsNetwork> {
  const where = model.name;
  const json = validate(
    anyObject,
    await parseJson(await model.read(JSON_LIMITS.bytes), where, JSON_LIMITS),
    where,
  );
  if (json['format'] === 'graph-model') throw new FileError('tfjs-graph-model', {});
  const parsed = validate(modelJson, json, where);
  const tensors = await readManifest(parsed, model, entries);
  // Keras' Python `model.save` puts the model in `model_config`, tfjs does not.
  const topology = parsed.modelTopology['model_config'] ?? parsed.modelTopology;
  const kernels = tensors.filter(({ name }) => partsOf(name).kind === 'kernel');
  const network = kerasNetwork(topology, where, (layer, index) => {
    // Where the names of the weights are not those of the layers, they stand in the layers' order.
    const kernel = kernels.find(({ name }) => partsOf(name).layer === layer) ?? kernels[index];
    if (kernel === undefined)
      throw new FileError('tensor-missing', {
        tensor: `${layer}/kernel`,
        found: listText(tensors.map(({ name }) => name)),
      });
    const { path } = partsOf(kernel.name);
    const bias = tensors.find(({ name }) => partsOf(name).path === path && partsOf(name).kind === 'bias');
    return { kernel, bias: bias ?? null };
  });
  const metadata = Object.entries(parsed.userDefinedMetadata).map(
    ([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)] as const,
  );
  return { ...network, metadata: Object.fromEntries(metadata) };
}

/** `dense/kernel`, also as `sequential/dense/kernel`, `dense/kernel:0`, `dense/kernel_1`. */
function partsOf(name: string): { readonly path: string; readonly layer: string; readonly kind: string } {
  const parts = name.replace(/:\d+$/, '').split('/');
  const kind = parts.pop() ?? '';
  return { path: parts.join('/'), layer: parts.at(-1) ?? '', kind: kind.replace(/_\d+$/, '') };
}

async function readManifest(
  model: ModelJson,
  json: ZipEntry,
  entries: readonly ZipEntry[],
): Promise<readonly FileTensor[]> {
  const others = entries.filter((entry) => entry !== json);
  const all = model.weightsManifest.flatMap(({ paths }) => paths);
  const tensors: FileTensor[] = [];
  let left = WEIGHTS_LIMIT;
  for (const { paths, weights } of model.weightsManifest) {
    const parts: Uint8Array[] = [];
    for (const path of paths) {
      const part = await fileAt(path, json, others, all).read(left);
      left -= part.length;
      parts.push(part);
    }
    const bytes = concatenate(parts);
    let begin = 0;
    for (const { name, shape, dtype, quantization } of weights) {
      const count = shape.reduce((product, length) => product * length, 1);
      const start = begin;
      const stored = quantization?.dtype ?? dtype;
      const end = start + count * BYTES[stored];
      if (end > bytes.length)
        throw new FileError('truncated', { where: listText(paths), actual: bytes.length, needed: end });
      if (tensors.some((tensor) => tensor.name === name))
        throw new FileError('tensor-duplicate', { tensor: name });
      tensors.push({ name, shape, read: () => decode(bytes.subarray(start, end), stored, quantization) });
      begin = end;
    }
    if (begin < bytes.length) throw new FileError('tensor-gap', { begin, end: bytes.length });
  }
  return tensors;
}

/** The file at `path` beside the model; else the only one of that name, or that name but for a browser's "(1)". */
function fileAt(path: string, json: ZipEntry, others: readonly ZipEntry[], all: readonly string[]): ZipEntry {
  const folder = json.path.slice(0, json.path.length - json.name.length);
  const name = path.replace(/^.*[/\\]/s, '');
  const exact = others.find((entry) => entry.path === folder + path);
  if (exact !== undefined) return exact;
  for (const isIt of [
    (entry: ZipEntry) => entry.name === name,
    (entry: ZipEntry) => nameWithoutCopy(entry.name) === nameWithoutCopy(name),
    // A single file of weights beside a model that wants a single one, whatever a browser has called it.
    (entry: ZipEntry) => all.length === 1 && /(\.bin|shard\d+of\d+)( ?\(\d+\))?$/i.test(entry.name),
  ]) {
    const [found, second] = others.filter(isIt);
    if (second !== undefined) throw new FileError('zip-entry-duplicate', { entry: name });
    if (found !== undefined) return found;
  }
  if (others.length === 0) throw new FileError('tfjs-json-alone', { paths: listText(all) });
  throw new FileError('zip-entry-missing', { entry: name, found: listText(others.map((e) => e.name)) });
}

const BYTES = { float32: 4, float16: 2, int32: 4, bool: 1, uint8: 1, uint16: 2 } as const;
const FLOATS: Readonly<Record<string, Dtype>> = { float32: 'F32', float16: 'F16', int32: 'I32' };

/** What tfjs quantised, `value · scale + min`; float16 is only shortened. */
function decode(
  bytes: Uint8Array,
  stored: keyof typeof BYTES,
  quantised: Quantization | undefined,
): Float32Array {
  const floats = FLOATS[stored];
  if (floats !== undefined) return toFloat32(floats, bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { scale, min } = quantised ?? { scale: 1, min: 0 };
  const wide = BYTES[stored] === 2;
  return Float32Array.from(
    { length: bytes.length / BYTES[stored] },
    (_, i) => (wide ? view.getUint16(2 * i, true) : view.getUint8(i)) * scale + min,
  );
}
