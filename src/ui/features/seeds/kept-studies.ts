import { createStore } from 'zustand/vanilla';
import type { SeedRun } from '../../../runs/seed-run.ts';
import type { StorageProblem } from '../../../runs/storage/database.ts';
import type { StoredStudy, StudyId } from '../../../runs/storage/schema.ts';
import { StudyStore } from '../../../runs/storage/study-store.ts';
import { askStorage } from '../../session/ask-storage.ts';
import { perSession } from '../../session/per-session.ts';

interface KeptStudies {
  /** The newest first; null until they have been read. */
  readonly studies: readonly StoredStudy[] | null;
  /** Why nothing is kept. */
  readonly problem: StorageProblem | null;
}

/** The studies of this browser: each seed is put in when it has come to its end. */
export const keptStudiesOf = perSession(() => {
  const store = createStore<KeptStudies>(() => ({ studies: null, problem: null }));
  const storage = new StudyStore();

  const stored = <Answer>(ask: () => Promise<Answer>) => askStorage(store, ask);

  async function load(): Promise<void> {
    store.setState({ studies: (await stored(() => storage.list())) ?? [] });
  }

  return {
    store,
    load,

    runs: (study: StoredStudy) => stored(() => storage.runs(study)),

    async put(study: StoredStudy): Promise<void> {
      await stored(() => storage.put(study));
      await load();
    },

    async putSeed(study: StoredStudy, arm: number, run: SeedRun): Promise<void> {
      await stored(() => storage.putSeed(study, arm, run));
      store.setState(({ studies }) => ({
        studies: studies?.map((one) => (one.id === study.id ? { ...study, name: one.name } : one)) ?? null,
      }));
    },

    async rename(id: StudyId, name: string): Promise<void> {
      await stored(() => storage.rename(id, name));
      await load();
    },

    /** @returns what brings it back */
    async remove(id: StudyId): Promise<() => void> {
      const bringBack = await stored(() => storage.delete(id));
      await load();
      return () => void stored(bringBack ?? (() => Promise.resolve())).then(load);
    },
  };
});
