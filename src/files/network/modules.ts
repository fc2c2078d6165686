import type { FileTensor } from './tensor.ts';

/** A weight matrix of a file with the bias that belongs to it, not yet in its place in a network. */
export interface Module {
  /** Without the word for weight: `q_net.q_net.0`, `fc1`. */
  readonly name: string;
  readonly weight: FileTensor;
  readonly bias: FileTensor | null;
}

const WEIGHT = /^(weights?(_mu)?|kernels?|w|coefs?_?|matrix)$/i;
const BIAS = /^(bias(es)?(_mu)?|b|intercepts?_?)$/i;
/** Noise of noisy layers (Fortunato et al. 2018), which does not act in a test. */
const NOISE = /(^|[./_])(weight|bias)_(sigma|epsilon)$/;

/** What the tensors are, each in the order of its weight. */
export interface Modules {
  readonly modules: readonly Module[];
  /** Tensors of layers that are not fully connected: what is left over, numbers aside that no layer has. */
  readonly others: readonly FileTensor[];
}

/**
 * Pairs weight matrices and biases by their names: `fc1.weight` and `fc1.bias`, `W1` and `b1`, `dense/kernel:0`,
 * `coefs_.0` and `intercepts_.0`; where names say nothing (`arr_0`, `arr_1`), a bias follows its weight.
 */
export function findModules(tensors: readonly FileTensor[]): Modules {
  const named = tensors
    .filter(({ name }) => !NOISE.test(name))
    .map((tensor) => ({ tensor, ...parse(tensor) }));
  const biases = new Map<string, FileTensor>();
  for (const { key, kind, tensor } of named) if (kind === 'bias') biases.set(key, tensor);
  const used = new Set<FileTensor>();
  const modules = named.flatMap(({ key, kind, tensor }, i): Module[] => {
    if (kind !== 'weight' || used.has(tensor)) return [];
    used.add(tensor);
    const next = named[i + 1];
    const byName = biases.get(key);
    const bias =
      byName ??
      (next !== undefined && next.kind === 'bias' && fits(tensor, next.tensor) ? next.tensor : null);
    if (bias !== null) used.add(bias);
    return [{ name: key, weight: tensor, bias }];
  });
  const others = named
    .filter(({ tensor, kind }) => !used.has(tensor) && kind !== 'number')
    .map(({ tensor }) => tensor);
  return { modules, others };
}

type Kind = 'weight' | 'bias' | 'number' | 'other';

function parse(tensor: FileTensor): { readonly key: string; readonly kind: Kind } {
  const { key, word } = splitName(tensor.name);
  const lengths = tensor.shape.filter((length) => length !== 1).length;
  const isRow = tensor.shape.length === 1 || (tensor.shape.length === 2 && lengths < 2);
  if (tensor.shape.length === 0) return { key, kind: 'number' };
  if (word === 'bias' && isRow) return { key, kind: 'bias' };
  if (tensor.shape.length === 2 && word !== 'bias') return { key, kind: 'weight' };
  return { key, kind: word === null && isRow ? 'bias' : 'other' };
}

/** The name without its word for weight or bias. */
function splitName(full: string): { readonly key: string; readonly word: 'weight' | 'bias' | null } {
  const parts = full.replace(/:0$/, '').split(/[./]/);
  for (let i = parts.length - 1; i >= 0; i -= 1) {
    const part = parts[i] ?? '';
    const word = WEIGHT.test(part) ? 'weight' : BIAS.test(part) ? 'bias' : null;
    if (word !== null) return { key: parts.filter((_, at) => at !== i).join('.'), word };
  }
  const last = parts.at(-1) ?? '';
  const before = parts.slice(0, -1);
  const [, first, rest = ''] =
    /^(weights?|kernel|w|bias(?:es)?|b)_?(\d.*|)$/i.exec(last) ??
    /^(weights?|kernel|w|bias(?:es)?|b)_(.+)$/i.exec(last) ??
    [];
  if (first !== undefined) return { key: [...before, rest].join('.'), word: wordOf(first) };
  const [, front, end] = /^(.+)_(weights?|kernel|w|bias(?:es)?|b)$/i.exec(last) ?? [];
  if (front !== undefined && end !== undefined)
    return { key: [...before, front].join('.'), word: wordOf(end) };
  return { key: full, word: null };
}

function wordOf(text: string): 'weight' | 'bias' {
  return text.toLowerCase().startsWith('b') ? 'bias' : 'weight';
}

function fits(weight: FileTensor, bias: FileTensor): boolean {
  const length = bias.shape.reduce((product, each) => product * each, 1);
  return weight.shape.includes(length);
}

export type Role = 'target' | 'value' | 'advantage' | 'policy' | 'other';

/** What a layer is for, as far as its name says. */
export function roleOf(name: string): Role {
  const words = wordsOf(name);
  const has = (...wanted: readonly string[]) => wanted.some((word) => words.includes(word));
  if (has('target', 'targ', 'tgt', 'old', 'target_net') || /(^|[._/])target/i.test(name)) return 'target';
  if (has('advantage', 'advantages', 'adv')) return 'advantage';
  if (has('critic', 'baseline', 'v', 'vf', 'val') || (has('value', 'values') && !has('action', 'q')))
    return 'value';
  if (has('actor', 'pi', 'logits', 'logit', 'policy', 'action')) return 'policy';
  return 'other';
}

/** Names under which people keep a policy's own numbers rather than Q-values. */
export function namesPreferences(name: string): boolean {
  const words = wordsOf(name);
  return (
    ['actor', 'pi', 'logits', 'logit', 'probs'].some((word) => words.includes(word)) ||
    /action_?(net|head|layer)|policy_?head|actor/i.test(name)
  );
}

/** `mlp_extractor.policyNet.0` → mlp, extractor, policy, net, 0. */
function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([A-Za-z])(\d)/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}
