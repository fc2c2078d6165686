import * as v from 'valibot';
import type { ActivationName } from '../core/activation.ts';
import { FileError, listText } from './error.ts';
import { anyObject, parseJson, validate } from './json-text.ts';
import { networkFromTensors } from './network/find.ts';
import type { FoundNetwork } from './network/found.ts';
import { tensorsInTorchZip } from './pytorch-read.ts';
import { decodeZip, type ZipEntry } from './zip.ts';

const DATA_LIMITS = { bytes: 16 << 20, depth: 32, lists: 100_000, values: 1_000_000 };
const POLICY_LIMIT = 64 << 20;
const MOST_METADATA = 200;

/** Whether these are the entries of `model.save` of Stable-Baselines3. */
export function isSb3Zip(entries: readonly ZipEntry[]): boolean {
  return entries.some(({ name }) => name === 'policy.pth');
}

const policyClass = v.object({ policy_class: v.looseObject({ __module__: v.optional(v.string(), '') }) });

/** `torch.nn.modules.activation.Tanh` → tanh. */
const ACTIVATIONS: Readonly<Record<string, ActivationName>> = {
  ReLU: 'relu',
  Tanh: 'tanh',
  Sigmoid: 'sigmoid',
  ELU: 'elu',
  LeakyReLU: 'leaky-relu',
  GELU: 'gelu',
  SiLU: 'silu',
  Identity: 'linear',
};

/**
 * The network that acts in a Stable-Baselines3 zip: `policy.pth`, and from `data`, of which nothing is unpickled, the
 * algorithm and the activation.
 * @throws {FileError}
 */
export async function networkInSb3Zip(
  entries: readonly ZipEntry[],
): Promise<FoundNetwork & { readonly metadata: Readonly<Record<string, string>> }> {
  const policy = entries.find(({ name }) => name === 'policy.pth');
  if (policy === undefined)
    throw new FileError('zip-entry-missing', {
      entry: 'policy.pth',
      found: listText(entries.map((e) => e.name)),
    });
  const tensors = await tensorsInTorchZip(await decodeZip(await policy.read(POLICY_LIMIT)));
  const data = await settingsIn(entries);
  const activation = activationIn(data);
  const network = networkFromTensors({
    tensors,
    isOrdered: true,
    ...(activation === undefined ? {} : { activation: { name: activation } }),
  });
  return { ...network, metadata: plainSettings(data) };
}

/** The JSON in `data`; empty where the archive has none. */
async function settingsIn(entries: readonly ZipEntry[]): Promise<Readonly<Record<string, unknown>>> {
  const entry = entries.find(({ name }) => name === 'data');
  if (entry === undefined) return {};
  return validate(
    anyObject,
    await parseJson(await entry.read(DATA_LIMITS.bytes), 'data', DATA_LIMITS),
    'data',
  );
}

/** What `policy_kwargs` names; else what the kind of policy has: tanh for actor-critics, ReLU for the others. */
function activationIn(data: Readonly<Record<string, unknown>>): ActivationName | undefined {
  const { policy_kwargs: kwargs } = data;
  const named: unknown =
    typeof kwargs === 'object' && kwargs !== null && 'activation_fn' in kwargs
      ? kwargs.activation_fn
      : undefined;
  if (typeof named === 'string') {
    const name = /(\w+)'?>?$/.exec(named)?.[1] ?? named;
    const known = Object.hasOwn(ACTIVATIONS, name) ? ACTIVATIONS[name] : undefined;
    if (known === undefined) throw new FileError('activation-unknown', { name });
    return known;
  }
  const parsed = v.safeParse(policyClass, data);
  if (!parsed.success) return undefined;
  const module = parsed.output.policy_class.__module__;
  if (/\.(dqn|qrdqn|ars)\./.test(module)) return 'relu';
  return /common\.policies|\.(ppo|a2c|trpo)\./.test(module) ? 'tanh' : undefined;
}

/** Settings that are plain values; a stranger's words. */
function plainSettings(data: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(data)
      .filter(
        ([name, value]) => !name.startsWith('_') && ['number', 'string', 'boolean'].includes(typeof value),
      )
      .slice(0, MOST_METADATA)
      .map(([name, value]) => [name, String(value)]),
  );
}
