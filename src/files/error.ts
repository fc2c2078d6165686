/**
 * Every way in which a file can be unreadable: code → English sentence, in three parts: what is wrong, where
 * (byte, key, field) and what would be right. What stands in {{…}} are the error's `details`.
 * Other languages: `src/locales`.
 */
export const FILE_ERROR_SENTENCES = {
  'file-empty': 'The file is empty (0 bytes). Choose the file with the weights again, or download it again.',
  'files-together':
    'These are {{count}} files: {{names}}. Open one file of weights at a time, or the files of one model: a .json with its .bin files, an .onnx with its .data file.',
  'file-too-large': 'The file is {{bytes}} bytes long. Files with weights may be at most {{limit}} bytes.',
  'not-weights':
    'This is a {{kind}} file, as its first bytes show. Choose the file that your training program saved: .pth, .zip, .h5, .keras, .onnx, .npz, .safetensors or .json.',
  'pickle-name':
    'The pickle refers to “{{name}}”, which is program code. Pickles are read here without running them, so only tensors, arrays, lists, dictionaries and numbers open. In Python, load the file and save its weights alone: torch.save(model.state_dict(), "weights.pth").',
  'pickle-damaged':
    'The pickle is damaged at byte {{position}}, or it holds something that no weights have. Save or download it again.',
  'pickle-too-long':
    'The pickle takes more than {{limit}} operations. Save the weights alone: torch.save(model.state_dict(), "weights.pth").',
  torchscript:
    'This is a TorchScript program (torch.jit.save), which is code. Save its weights alone: torch.save(torch.jit.load("this file").state_dict(), "weights.pth").',
  'big-endian':
    'The file was written on a big-endian machine. Load it in Python and save it again on a usual one.',
  'unknown-format':
    'The file, {{bytes}} bytes long, begins with “{{start}}”, which fits no known format. Choose the file that your training program saved: .pth, .zip, .h5, .keras, .onnx, .npz, .safetensors or .json.',
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
    '{{where}} holds more than {{limit}} values or lists. Neither a network that can play nor a checkpoint needs so many.',
  'json-duplicate-key':
    '{{where}} has the key “{{key}}” twice in one object, again at character {{position}}. Every key may stand once.',
  'field-missing':
    '{{where}} lacks the field “{{field}}”. Every such file has it: save it again, or with another program.',
  'field-invalid': '{{where}}: the field “{{field}}” is {{received}}. It must be {{expected}}.',
  'tensor-count': '{{where}} holds {{count}} tensors or layers. At most {{limit}} can be read.',
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
  'layers-missing':
    'No weight matrix was found. The file has: {{found}}. Save the network’s weights, not its settings or its optimiser alone.',
  'layers-ambiguous':
    'The layers {{found}} fit together in more than one order, and neither the file nor their names say which. Number the names in order (fc1, fc2, fc3), or save the network as PyTorch, Keras or ONNX, which keep the order.',
  'layers-do-not-fit':
    'These layers form no chain from CartPole’s 4 numbers to its 2 actions: {{found}}. Choose the file of a CartPole network of fully connected layers.',
  'input-count':
    'The network takes {{count}} numbers. CartPole gives 4: cart position, cart velocity, pole angle, pole angular velocity. Choose a network trained on them.',
  'output-count':
    'The network gives {{count}} numbers at its end. CartPole has 2 actions, so it must give 2, or 1 where the file itself says from which value on it means right. Choose the network that picks the action.',
  'layer-count': 'The network has {{count}} hidden layers. At most {{limit}} can be read.',
  'layer-width': 'A layer has {{width}} units. A hidden layer must have from 1 to {{limit}} of them.',
  'branches-differ':
    'The network’s branches join after different numbers of layers, or with different activations. Only a chain of layers, or dueling heads of equal depth, can be played here.',
  'weights-flat':
    'The file holds {{count}} numbers in one row, “{{tensor}}”, and not which of them belong to which layer. Save each weight matrix with its shape: a linear policy as a matrix of 2 × 4, a network as one matrix and one bias a layer.',
  'not-dense':
    'The file has “{{tensor}}” of shape {{shape}}, which belongs to no fully connected layer (a convolution, a recurrent layer or a normalisation). Only fully connected layers can be played here.',
  'activation-unknown':
    'The network’s activation is {{name}}, which is not known here. Known are ReLU, tanh, sigmoid, ELU, leaky ReLU, GELU, SiLU and none.',
  'network-ambiguous': 'The file holds several networks: {{found}}. Save the one that acts alone.',
  'keras-layer':
    'The model’s layer “{{layer}}” is {{type}}, which cannot be played here. Dense layers can, with ReLU, tanh, sigmoid, ELU, leaky ReLU, GELU, SiLU, softmax or linear, and Dropout, Flatten, Add or Subtract between them.',
  'hdf5-damaged': 'The HDF5 file cannot be read ({{reason}}). Save or download it again.',
  'npy-header':
    'The array “{{array}}” has the header “{{header}}”, which NumPy does not write. Save it again with numpy.save or numpy.savez.',
  'zip-damaged': 'The zip archive is damaged: {{where}}. Save or download it again.',
  'zip-unsupported':
    'The entry “{{entry}}” of the zip archive uses {{feature}}. Save it as a plain zip, deflated or stored.',
  'zip-entry-count':
    'The zip archive has more than {{limit}} entries, more than any model. Choose the model’s own file.',
  'zip-entry-too-large':
    'The entry “{{entry}}” of the zip archive unpacks to {{bytes}} bytes. It may have at most {{limit}}.',
  'zip-entry-missing':
    'There is no “{{entry}}” among the files, which are: {{found}}. Open all files of the model together.',
  'zip-entry-duplicate': 'There is more than one “{{entry}}”. Open the files of one model alone.',
  'zip-without-weights':
    'The zip archive holds no model that is known: {{found}}. It should be a zip of Stable-Baselines3, PyTorch, Keras, NumPy or TensorFlow.js, or hold one file of weights.',
  'tfjs-json-alone':
    'This is the model.json of a TensorFlow.js model without its weights. Open it together with {{paths}}, which was saved beside it.',
  'tfjs-graph-model':
    'This is a TensorFlow.js graph model, which has lost its layers. Convert the Keras model as a layers model: tensorflowjs_converter --input_format=keras --output_format=tfjs_layers_model.',
  'protobuf-damaged':
    'The ONNX file is damaged in {{where}}, at byte {{position}}. Save or download it again.',
  'onnx-external-data': 'The model’s weights lie in the file “{{file}}” beside it. Open the two together.',
  'onnx-operator':
    'The ONNX graph has {{operator}} at node {{node}}, which cannot be played here. Export the network alone, from the observation to the Q-values or logits: fully connected layers with their activations.',
  'onnx-node-count':
    'The ONNX graph has {{count}} nodes. At most {{limit}} are read: export the network alone.',
  'onnx-output':
    'The ONNX graph’s outputs, {{found}}, come from no fully connected layers. Export the network from the observation to the Q-values or logits.',
  'checkpoint-newer':
    'The checkpoint has the format version {{version}}, written by a newer version of this app. This one reads versions up to {{known}}: reload the page to bring it up to date.',
  'checkpoint-damaged':
    'The checkpoint is damaged: its checksum is {{actual}}, but the one it carries is {{expected}}. Save or download it again.',
  'reading-failed':
    'Reading the file broke off with {{error}}, which this app did not foresee. Choose the file with the weights, or a checkpoint, as it was saved.',
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
