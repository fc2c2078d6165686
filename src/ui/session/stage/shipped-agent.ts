import { createStore } from 'zustand/vanilla';
import { parameterCount } from '../../../core/network.ts';
import type { Weights } from '../../../worker/protocol.ts';

/**
 * Weights that ship with the page, as `files/json.ts` wrote them: its tensors are in the order of the layout, its rows
 * too. What reads a stranger's file need not be loaded for that.
 */
export function readAgent(file: unknown): Weights {
  const [first, second] = Object.values(fieldOf(fieldOf(file, 'network'), 'hidden'));
  if (typeof first !== 'number' || typeof second !== 'number') throw new Error('It has no network.');
  const network = { hidden: [first, second] } as const;
  const numbers = Object.values(fieldOf(file, 'weights')).flat(2);
  const parameters = Float32Array.from(numbers, (number) =>
    typeof number === 'number' ? number : Number.NaN,
  );
  if (parameters.length !== parameterCount(network)) throw new Error(`It has ${parameters.length} numbers.`);
  if (!parameters.every(Number.isFinite)) throw new Error('A weight is no number.');
  return { shape: network, parameters };
}

/** A JSON file that ships with the page. @throws when it cannot be loaded. */
export async function loadShipped(path: string): Promise<unknown> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${response.statusText}`);
  return response.json();
}

/** An agent that ships with the page; null until it has been read, and where there is none. */
function shipped(file: string) {
  const store = createStore<Weights | null>(() => null);
  let loading: Promise<void> | null = null;

  async function read(): Promise<void> {
    try {
      store.setState(readAgent(await loadShipped(`./pretrained/${file}`)), true);
    } catch {
      // Offline before the first visit, or a file that is none, whatever type a host gives it: whoever shows it keeps
      // its empty state, and the next who asks tries again.
      loading = null;
    }
  }

  /** Reads the file once it can be read; settled when there is no more to come. */
  const load = () => {
    loading ??= read();
    return loading;
  };

  return { store, load };
}

/** Trained with the preset `reliable`: plays in After before the first press. */
export const { store: shippedAgentStore, load: loadShippedAgent } = shipped('agent.json');

/** Trained with the preset `blog`, for comparison: of ten seeds the one in the middle. */
export const { store: blogAgentStore, load: loadBlogAgent } = shipped('blog.json');

/**
 * What an object of a file that ships with the page has under a key: an object or a list. Strangers' files are checked
 * by the schemas of `files`, whose library the page need not load for its own.
 * @throws {Error} when there is none.
 */
export function fieldOf(value: unknown, key: string): object {
  const field: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  if (typeof field !== 'object' || field === null) throw new Error(`It has no “${key}”.`);
  return field;
}
