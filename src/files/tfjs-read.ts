import * as v from 'valibot';
import { concatenate } from './bytes.ts';
import { toFloat32 } from './dtype.ts';
import { FileError, listText } from './error.ts';
import type { NamedFile } from './file-set.ts';
import { parseJson, validate } from './json-text.ts';
import { type FileLayer, type FileTensor, networkFromLayers, type Weights } from './network-tensors.ts';
import { decodeZip, type ZipEntry } from './zip.ts';

const MODEL = 'model.json';
const JSON_LIMIT = 1 << 20;
/** Of all weight files together; the largest network has half of it. */
const WEIGHTS_LIMIT = 8 << 20;

const size = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const layer = v.object({
  class_name: v.string(),
  config: v.object({
    name: v.string(),
    activation: v.optional(v.string()),
    use_bias: v.optional(v.boolean()),
  }),
});
const layers = v.pipe(v.array(layer), v.maxLength(64));
const sequential = v.object({
  class_name: v.literal('Sequential'),
  // tfjs before 0.15 and Keras 1 gave the list of layers alone.
  config: v.union([
    v.pipe(
      v.object({ layers }),
      v.transform(({ layers }) => layers),
    ),
    layers,
  ]),
});
const modelJson = v.object({
  format: v.optional(v.literal('layers-model')),
  // Keras' Python `model.save` puts the model in `model_config`, tfjs does not.
  modelTopology: v.union([
    sequential,
    v.pipe(
      v.object({ model_config: sequential }),
      v.transform(({ model_config }) => model_config),
    ),
  ]),
  weightsManifest: v.pipe(
    v.array(
      v.object({
        paths: v.pipe(v.array(v.string()), v.maxLength(64)),
        weights: v.pipe(
          v.array(
            v.object({
              name: v.string(),
              shape: v.pipe(v.array(size), v.maxLength(8)),
              dtype: v.literal('float32'),
              quantization: v.optional(v.undefined()),
            }),
          ),
          v.maxLength(1000),
        ),
      }),
    ),
    v.maxLength(64),
  ),
  userDefinedMetadata: v.optional(v.record(v.string(), v.unknown()), {}),
});
type ModelJson = v.InferOutput<typeof modelJson>;

/**
 * Reads a zip with `model.json` and the weight files that it names, in whatever folders.
 * @throws {FileError}
 */
export async function decodeTfjsModel(bytes: Uint8Array): Promise<Weights> {
  return decodeEntries(decodeZip(bytes));
}

/**
 * The same out of a zip: one `.json`, whatever it is called, and the weight files that it names.
 * @throws {FileError}
 */
export async function decodeTfjsFiles(files: readonly NamedFile[]): Promise<Weights> {
  return decodeEntries(
    files.map(({ name, bytes }) => ({
      name: /\.json$/i.test(name) ? MODEL : name,
      read(limit) {
        if (bytes.length > limit) throw new FileError('file-too-large', { bytes: bytes.length, limit });
        return bytes;
      },
    })),
  );
}

async function decodeEntries(entries: readonly ZipEntry[]): Promise<Weights> {
  if (entries.some(({ name }) => name === 'data.pkl')) throw new FileError('pytorch-pickle', {});
  const limits = { bytes: JSON_LIMIT, depth: 32, lists: 10_000, values: 20_000 };
  const json = await parseJson(onlyEntry(entries, MODEL).read(JSON_LIMIT), MODEL, limits);
  const model = validate(modelJson, json, MODEL);
  const kerasTensors = readManifest(model, entries);
  const layers = denseLayers(model).map((name): FileLayer => {
    const tensor = (kind: string): FileTensor => {
      const found = kerasTensors.get(`${name}/${kind}`);
      if (found !== undefined) return found;
      throw new FileError('tensor-missing', {
        tensor: `${name}/${kind}`,
        found: listText(kerasTensors.keys()),
      });
    };
    return { name, weight: tensor('kernel'), transposed: true, bias: tensor('bias') };
  });
  const metadata = Object.entries(model.userDefinedMetadata).map(
    ([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)] as const,
  );
  return { ...networkFromLayers(layers), metadata: Object.fromEntries(metadata) };
}

function onlyEntry(entries: readonly ZipEntry[], name: string): ZipEntry {
  const [entry, second] = entries.filter((candidate) => candidate.name === name);
  if (entry === undefined)
    throw new FileError('zip-entry-missing', { entry: name, found: listText(entries.map((e) => e.name)) });
  if (second !== undefined) throw new FileError('zip-entry-duplicate', { entry: name });
  return entry;
}

/** The names of the three Dense layers, checked to be this network with ReLU after the first two. */
function denseLayers(model: ModelJson): readonly string[] {
  const dense = model.modelTopology.config.filter(({ class_name }) => class_name !== 'InputLayer');
  const names = dense.map(({ config }) => config.name);
  if (dense.length !== 3) throw new FileError('layer-count', { count: dense.length, found: listText(names) });
  dense.forEach(({ class_name, config }, i) => {
    const activation = i < 2 ? 'relu' : 'linear';
    const refuse = (field: string, value: string, expected: string) => {
      throw new FileError('tfjs-layer', { layer: config.name, field, value, expected });
    };
    if (class_name !== 'Dense') refuse('class_name', class_name, 'Dense');
    if ((config.activation ?? 'linear') !== activation)
      refuse('activation', config.activation ?? 'linear', activation);
    if (config.use_bias === false) refuse('use_bias', 'false', 'true');
  });
  return names;
}

function readManifest(model: ModelJson, entries: readonly ZipEntry[]): ReadonlyMap<string, FileTensor> {
  const tensors = new Map<string, FileTensor>();
  let unpacked = 0;
  const unpack = (path: string) => {
    const bytes = onlyEntry(entries, path.replace(/^.*[/\\]/s, '')).read(WEIGHTS_LIMIT - unpacked);
    unpacked += bytes.length;
    return bytes;
  };
  for (const { paths, weights } of model.weightsManifest) {
    const bytes = concatenate(paths.map(unpack));
    let begin = 0;
    for (const { name, shape } of weights) {
      const start = begin;
      const end = shape.reduce((product, length) => product * length, 4) + start;
      if (end > bytes.length)
        throw new FileError('truncated', { where: listText(paths), actual: bytes.length, needed: end });
      if (tensors.has(name)) throw new FileError('tensor-duplicate', { tensor: name });
      tensors.set(name, { name, shape, read: () => toFloat32('F32', bytes.subarray(start, end)) });
      begin = end;
    }
    if (begin < bytes.length) throw new FileError('tensor-gap', { begin, end: bytes.length });
  }
  return tensors;
}
