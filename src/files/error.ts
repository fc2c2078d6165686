/**
 * Every way in which a file can be unreadable: code → English sentence, in three parts: what is wrong, where
 * (byte, key, field) and what would be right. What stands in {{…}} are the error's `details`.
 * Other languages: `src/locales`.
 */
export const FILE_ERROR_SENTENCES = {
  'file-empty':
    'The file is empty (0 bytes). Choose a safetensors, ONNX, JSON or TensorFlow.js (zip) file with the weights.',
  'files-together':
    'These are {{count}} files: {{names}}. Open one at a time; only a TensorFlow.js model comes in several, a .json with its .bin files.',
  'file-too-large': 'The file is {{bytes}} bytes long. Files with weights may be at most {{limit}} bytes.',
  'not-weights':
    'This is a {{kind}} file, as its first bytes show. Choose a safetensors, ONNX, JSON or TensorFlow.js (zip) file with the weights.',
  'pytorch-pickle':
    "This is a PyTorch pickle (.pt, .pth), which can carry program code and is not opened here. In Python, save the weights with safetensors.torch.save_file(model.state_dict(), 'weights.safetensors').",
  'unknown-format':
    'The file, {{bytes}} bytes long, begins with “{{start}}”, which fits no known format. Choose a safetensors, ONNX, JSON or TensorFlow.js (zip) file with the weights.',
  truncated:
    '{{where}} ends after {{actual}} bytes but needs {{needed}}. The file was cut off: download or save it again.',
  'header-length':
    'The first 8 bytes say that the header is {{length}} bytes long. In this file of {{bytes}} bytes it must be from 2 to {{limit}}.',
  'not-utf8': '{{where}} is not valid UTF-8 text. Save the file again as UTF-8.',
  'json-syntax': '{{where}} has a syntax error: {{reason}}. It must be valid JSON: save the file again.',
  'json-too-deep':
    '{{where}} nests deeper than {{limit}} levels, at character {{position}}. Neither weights nor a checkpoint need so many.',
  'json-too-long': '{{where}} is {{bytes}} bytes long. It may be at most {{limit}}.',
  'json-too-many-values':
    '{{where}} holds more than {{limit}} values or lists. Neither a network with two hidden layers nor a checkpoint needs so many.',
  'json-duplicate-key':
    '{{where}} has the key “{{key}}” twice in one object, again at character {{position}}. Every key may stand once.',
  'field-missing':
    '{{where}} lacks the field “{{field}}”. Every such file has it: save it again, or with another program.',
  'field-invalid': '{{where}}: the field “{{field}}” is {{received}}. It must be {{expected}}.',
  'tensor-count': '{{where}} holds {{count}} tensors. At most {{limit}} can be read.',
  'tensor-dtype': 'The tensor “{{tensor}}” has the number type {{dtype}}. It must be one of {{expected}}.',
  'tensor-bytes':
    'The tensor “{{tensor}}”, {{dtype}} of shape {{shape}}, has {{actual}} bytes. It must have {{expected}}.',
  'tensor-range':
    'The tensor “{{tensor}}” lies at bytes {{begin}} to {{end}}. It must lie within the {{available}} bytes of data.',
  'tensors-overlap':
    'The tensors “{{first}}” and “{{second}}” overlap at byte {{position}} of the data. Each must have its own bytes.',
  'tensor-gap':
    'Bytes {{begin}} to {{end}} of the data belong to no tensor. The tensors must follow one another without gaps.',
  'tensor-duplicate': 'The tensor “{{tensor}}” occurs twice. Every name may stand once.',
  'tensor-missing': 'There is no tensor “{{tensor}}”. The file has: {{found}}.',
  'tensor-shape': 'The tensor “{{tensor}}” has the shape {{shape}}. It must be {{expected}}.',
  'tensor-not-finite':
    'The tensor “{{tensor}}” has {{value}} at {{index}}. All weights must be finite 32-bit numbers: the training that made them diverged, or the file is damaged.',
  'layer-count':
    'The network has {{count}} layers with weights: {{found}}. It must have 3, such as fc1, fc2, fc3.',
  'layer-width':
    'The layer “{{layer}}” has {{width}} outputs. A hidden layer must have from 1 to {{limit}} of them.',
  'network-ambiguous':
    'The file holds several networks: {{found}}. Save one alone, or name its tensors “online.fc1.weight” and so on.',
  'zip-damaged': 'The zip archive is damaged at {{where}}. Save or download it again.',
  'zip-unsupported':
    'The entry “{{entry}}” of the zip archive uses {{feature}}. Save it as a plain zip, deflated or stored.',
  'zip-entry-count':
    'The zip archive has {{count}} entries. A TensorFlow.js model has 2; at most {{limit}} are read.',
  'zip-entry-too-large':
    'The entry “{{entry}}” of the zip archive unpacks to {{bytes}} bytes. It may have at most {{limit}}.',
  'zip-entry-missing':
    'There is no “{{entry}}” among the files, which are: {{found}}. A TensorFlow.js model is model.json with its weights.bin.',
  'zip-entry-duplicate': 'The zip archive has “{{entry}}” twice. It must hold one model.',
  'tfjs-json-alone':
    'This is the model.json of a TensorFlow.js model without its weights. Open it together with {{paths}}, or put both into one zip file.',
  'tfjs-layer':
    'In model.json the layer “{{layer}}” has {{field}} = {{value}}. It must be {{expected}} to be this Q-network.',
  'protobuf-damaged':
    'The ONNX file is damaged in {{where}}, at byte {{position}}. Save or download it again.',
  'onnx-external-data':
    'The tensor “{{tensor}}” of the ONNX file lies in another file. Export the model with its weights inside.',
  'checkpoint-newer':
    'The checkpoint has the format version {{version}}, written by a newer version of this app. This one reads versions up to {{known}}: reload the page to bring it up to date.',
  'checkpoint-damaged':
    'The checkpoint is damaged: its checksum is {{actual}}, but the one it carries is {{expected}}. Save or download it again.',
  'reading-failed':
    'Reading the file broke off with {{error}}, which this app did not foresee. Choose a safetensors, ONNX, JSON or TensorFlow.js (zip) file with the weights, or a checkpoint, as they were saved.',
  'onnx-graph':
    'The ONNX graph has {{operator}} at node {{node}}. It must be fully connected layers (Gemm, or MatMul and Add) with Relu after the first two.',
} as const;

export type FileErrorCode = keyof typeof FILE_ERROR_SENTENCES;

type Placeholders<Sentence> = Sentence extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** What the sentence of `Code` has between {{ and }}: numbers, names, shapes; no prose, so that it needs no translation. */
export type FileErrorDetails<Code extends FileErrorCode> = {
  readonly [Name in Placeholders<(typeof FILE_ERROR_SENTENCES)[Code]>]: string | number;
};

/**
 * A file that cannot be used. `code` and `details` give the sentence in any language, `message` is the English one.
 * It is thrown before anything is changed.
 */
export class FileError<Code extends FileErrorCode = FileErrorCode> extends Error {
  override readonly name = 'FileError';
  readonly code: Code;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: Code, details: FileErrorDetails<Code>) {
    const shown = Object.fromEntries(
      Object.entries<string | number>(details).map(([name, value]) => [name, printable(value)]),
    );
    super(fillIn(FILE_ERROR_SENTENCES[code], shown));
    this.code = code;
    this.details = shown;
  }
}

/** Replaces each `{{name}}` of `sentence` by the detail of that name. */
export function fillIn(sentence: string, details: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(details[name] ?? whole));
}

const LONGEST_DETAIL = 160;

/** Names come from a stranger's file: they may be of any length and hold any character. */
function printable(value: string | number): string | number {
  if (typeof value === 'number') return value;
  const clean = value.slice(0, LONGEST_DETAIL).replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '\uFFFD');
  return value.length > LONGEST_DETAIL ? `${clean}…` : clean;
}

/** `[128, 4]`, as NumPy and PyTorch print it. */
export function shapeText(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`;
}

/** The first few names, for "the file has: …". */
export function listText(names: Iterable<string>, most = 8): string {
  const all = [...names];
  if (all.length === 0) return '–';
  return all.slice(0, most).join(', ') + (all.length > most ? `, … (${all.length})` : '');
}
