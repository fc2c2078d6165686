import { createStore } from 'zustand/vanilla';
import type { GreedyResult } from '../../../core/evaluate.ts';
import type { FileErrorCode } from '../../../files/error.ts';
import type { NamedFile } from '../../../files/file-set.ts';
import type { WeightFormat } from '../../../files/weights-file.ts';
import { importing } from '../../../locales/en/importing.ts';
import type { OpenAnswer } from '../../../worker/open-file/protocol.ts';
import type { Weights } from '../../../worker/protocol.ts';
import { text } from '../../kit/i18n/index.ts';
import { actions, sessionStore } from '../../session/store.ts';
import { listAgent } from '../compare/list-agent.ts';
import { openFile } from '../open-file/index.ts';

/** What was opened last. Its name is a stranger's: it is shown as text and used for nothing else. */
export type Import =
  | { readonly status: 'none' }
  | { readonly status: 'reading'; readonly name: string }
  | {
      readonly status: 'shown';
      readonly name: string;
      readonly format: WeightFormat;
      readonly weights: Weights;
      /** What the file says of itself. */
      readonly metadata: Readonly<Record<string, string>>;
      /** It has been put into the list of compared runs. */
      readonly isListed: boolean;
      /** Null until the 100 episodes are played. */
      readonly test: GreedyResult | null;
    }
  /** A run that now stands paused. */
  | { readonly status: 'restored'; readonly name: string; readonly episodes: number }
  | {
      readonly status: 'refused';
      readonly name: string;
      readonly code: FileErrorCode | null;
      readonly details: Readonly<Record<string, string | number>>;
      readonly message: string;
    };

export const importStore = createStore<{ readonly current: Import }>(() => ({ current: { status: 'none' } }));

const show = (current: Import) => importStore.setState({ current });

/** Of what is being opened: something newer, or Close, puts an end to it and to its worker. */
let opening = new AbortController();

/**
 * Opens a file of weights, or the files of one TensorFlow.js model, which then play in After and are tested, or a
 * checkpoint, which is restored and stands paused. What cannot be used changes nothing.
 */
export async function importFiles(files: readonly File[]): Promise<void> {
  opening.abort();
  opening = new AbortController();
  const { signal } = opening;
  const name = files.map((file) => file.name).join(' + ');
  show({ status: 'reading', name });
  const read = await readFiles(files);
  if (signal.aborted) return;
  if ('code' in read) {
    show({ status: 'refused', name, ...read });
    return;
  }
  const { seed } = sessionStore.getState().config;
  for await (const answer of openFile({ files: read, seed }, signal)) {
    switch (answer.type) {
      case 'weights':
        showAgent(answer, name);
        break;
      case 'tested': {
        const { current } = importStore.getState();
        if (current.status === 'shown') show({ ...current, test: answer.test });
        break;
      }
      case 'checkpoint':
        show({ status: 'restored', name, episodes: answer.episodes });
        actions.restore(answer.bytes, false);
        break;
      case 'refused':
        show({ ...answer, status: 'refused', name });
        break;
    }
  }
}

function showAgent({ format, weights, metadata }: Extract<OpenAnswer, { type: 'weights' }>, name: string) {
  show({ status: 'shown', name, format, weights, metadata, isListed: false, test: null });
  actions.setShownAgent({ weights, label: text(importing)('label', { name }) });
}

/** Puts the agent that was opened and tested into the list of compared runs. */
export async function listImport(): Promise<void> {
  const { current } = importStore.getState();
  if (current.status !== 'shown' || current.test === null || current.isListed) return;
  show({ ...current, isListed: true });
  const { name: file, format, weights, metadata, test } = current;
  await listAgent({ file, format, weights, metadata, test });
}

/** Puts the file away; an agent of it leaves the scene. */
export function closeImport(): void {
  opening.abort();
  const { current } = importStore.getState();
  if (current.status === 'shown' && sessionStore.getState().shownAgent?.weights === current.weights)
    actions.setShownAgent(null);
  show({ status: 'none' });
}

type Refusal = Pick<Extract<Import, { status: 'refused' }>, 'code' | 'details' | 'message'>;

/** The files' bytes, unless they are too large, or too many, to be looked at. */
async function readFiles(files: readonly File[]): Promise<readonly NamedFile[] | Refusal> {
  const { checkFileSet } = await import('../../../files/file-set.ts');
  const { FileError } = await import('../../../files/error.ts');
  try {
    checkFileSet(files);
    return await Promise.all(
      files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    );
  } catch (error) {
    if (error instanceof FileError)
      return { code: error.code, details: error.details, message: error.message };
    // A folder, or a file that is gone by now.
    return { code: null, details: {}, message: error instanceof Error ? error.message : String(error) };
  }
}
