import { createStore } from 'zustand/vanilla';
import type { Weights } from '../../worker/protocol.ts';

/** An agent that ships with the page; null until it has been read, and where there is none. */
function shipped(file: string) {
  const store = createStore<Weights | null>(() => null);
  let loading: Promise<void> | null = null;

  async function read(): Promise<void> {
    try {
      const response = await fetch(`./pretrained/${file}`);
      if (!response.ok) throw new Error(`pretrained/${file}: ${response.status}`);
      const { decodeJson } = await import('../../files/json.ts');
      const { shape, parameters } = await decodeJson(new Uint8Array(await response.arrayBuffer()));
      store.setState({ shape, parameters }, true);
    } catch {
      // Offline before the first visit, or a file that is none, whatever type a host gives it: whoever shows it keeps
      // its empty state, and the next who asks tries again.
      loading = null;
    }
  }

  /** Reads the file, in the format that `files/json.ts` writes, once it can be read; settled when there is no more to come. */
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
