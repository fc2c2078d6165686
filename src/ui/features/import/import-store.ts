import { createStore } from 'zustand/vanilla';
import type { ActivationName } from '../../../core/activation.ts';
import type { GreedyResult } from '../../../core/evaluate.ts';
import { nearestPreset } from '../../../core/presets.ts';
import { withActivation } from '../../../core/trainable.ts';
import { FileError } from '../../../files/error.ts';
import { worldsOfMetadata } from '../../../files/metadata.ts';
import type { FileKind } from '../../../files/weights-file.ts';
import { imported } from '../../../locales/en/imported.ts';
import activationsWorker from '../../../worker/activations/main.ts?worker&url';
import type { ActivationsAnswer, ActivationsRequest } from '../../../worker/activations/protocol.ts';
import type { Found, OpenAnswer, OpenRequest } from '../../../worker/open-file/protocol.ts';
import type { Weights } from '../../../worker/protocol.ts';
import { readableName, readableNames } from '../../kit/files.ts';
import { text } from '../../kit/i18n/index.ts';
import { perSession } from '../../session/per-session.ts';
import { askWorker } from '../../session/worker-job.ts';
import { listAgent } from '../compare/index.ts';
import { openFile } from '../open-file/index.ts';
import { setUpWithUndo } from '../settings/index.ts';
import { type ChosenFile, openAsStudy } from './chosen-files.ts';

export { chosenFiles } from './chosen-files.ts';

/** An agent out of a file, which plays in After. */
export interface ShownImport {
  readonly status: 'shown';
  readonly name: string;
  readonly format: FileKind;
  readonly weights: Weights;
  /** What the file says of itself. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly found: Found;
  /** Results with other activations, where they were tried, and whether that goes on. */
  readonly tried: Tried | null;
  readonly isTrying: boolean;
  /** It has been put into the list of compared runs. */
  readonly isListed: boolean;
  /** Null until the 100 episodes are played. */
  readonly test: GreedyResult | null;
}

/** What was opened last. Its name is a stranger's: it is shown as text and used for nothing else. */
export type Import =
  | { readonly status: 'none' }
  | { readonly status: 'reading'; readonly name: string }
  | ShownImport
  /** A run that now stands paused. */
  | { readonly status: 'restored'; readonly name: string; readonly episodes: number }
  | (Refusal & { readonly status: 'refused'; readonly name: string });

/** Why it cannot be used. */
type Refusal = Omit<Extract<OpenAnswer, { type: 'refused' }>, 'type'>;

/** What was opened last in a session. */
export const importOf = perSession((session) => {
  const { actions } = session;
  const store = createStore<{ readonly current: Import }>(() => ({ current: { status: 'none' } }));

  const show = (current: Import) => store.setState({ current });

  /** Of what is being opened: something newer, or Close, puts an end to it and to its worker. */
  let opening = new AbortController();

  /**
   * Opens a file of weights, or the files of one model, which then play in After and are tested, or a checkpoint, which is
   * restored and stands paused. What cannot be used changes nothing.
   */
  async function open(files: readonly ChosenFile[]): Promise<void> {
    opening.abort();
    opening = new AbortController();
    const { signal } = opening;
    const all = readableNames(files.map((file) => file.name));
    show({ status: 'reading', name: all });
    let read: OpenRequest['files'] = [];
    try {
      const isStudy = await openAsStudy(session, files, signal);
      if (signal.aborted) return;
      if (isStudy) return show({ status: 'none' });
      read = await readFiles(files);
    } catch (error) {
      if (!signal.aborted) show({ status: 'refused', name: all, ...refusalOf(error) });
      return;
    }
    if (signal.aborted) return;
    const name = readableNames(read.map((file) => file.name.replace(/^.*\//, '')));
    const { seed } = session.store.getState().config;
    const answer = await openFile({ files: read, seed }, (weights) => showAgent(weights, name), signal);
    if (answer?.type === 'tested') {
      const { current } = store.getState();
      if (current.status === 'shown') show({ ...current, test: answer.test });
    } else if (answer?.type === 'checkpoint') {
      show({ status: 'restored', name, episodes: answer.episodes });
      actions.restore(answer.bytes, false);
      takeSettingsOnceStarted(name);
    } else if (answer !== null) show({ ...answer, status: 'refused', name });
  }

  /** The bar names the preset of the run that the checkpoint turns out to be of. */
  function takeSettingsOnceStarted(name: string): void {
    const { runNumber } = session.store.getState();
    const end = session.onReport((report) => {
      if (!('run' in report) || report.run !== runNumber) return;
      end();
      if (report.type !== 'started') return;
      const setup = { preset: nearestPreset(report.config), config: report.config };
      setUpWithUndo(session, setup, text(imported)('settingsTaken', { name }));
    });
  }

  function showAgent(answer: Extract<OpenAnswer, { type: 'weights' }>, name: string): void {
    const fresh = { tried: null, isTrying: false, isListed: false, test: null };
    show({ ...answer, ...fresh, status: 'shown', name });
    const { weights } = answer;
    actions.setShownAgent({ weights, label: text(imported)('label', { name }) });
  }

  /** Plays the agent with every activation; the one that plays best is used from then on. */
  async function tryOtherActivations(): Promise<void> {
    const { current } = store.getState();
    if (current.status !== 'shown' || current.isTrying) return;
    const { signal } = opening;
    const { weights, name, metadata } = current;
    const change = (changes: Partial<ShownImport>) => {
      const now = store.getState().current;
      if (now.status === 'shown' && !signal.aborted) show({ ...now, ...changes });
    };
    change({ isTrying: true, tried: new Map() });
    try {
      const { seed } = session.store.getState().config;
      const worlds = worldsOfMetadata(metadata);
      const tried = await tryActivations(
        { weights, seed, worlds },
        (some) => change({ tried: some }),
        signal,
      );
      const best = bestActivation(tried);
      if (best === null || signal.aborted) return;
      const chosen = { ...weights, shape: withActivation(weights.shape, { name: best }) };
      change({ isTrying: false, weights: chosen, test: tried.get(best) ?? null, isListed: false });
      actions.setShownAgent({ weights: chosen, label: text(imported)('label', { name }) });
    } catch {
      change({ isTrying: false, tried: null });
    }
  }

  /** Puts the agent that was opened and tested into the list of compared runs. */
  async function list(): Promise<void> {
    const { current } = store.getState();
    if (current.status !== 'shown' || current.test === null || current.isListed) return;
    show({ ...current, isListed: true });
    const { name: file, format, weights, metadata, test } = current;
    await listAgent(session, { file, format, weights, metadata, test });
  }

  /** Puts the file away; an agent of it leaves the scene. */
  function close(): void {
    opening.abort();
    const { current } = store.getState();
    if (current.status === 'shown' && session.store.getState().shownAgent?.weights === current.weights)
      actions.setShownAgent(null);
    show({ status: 'none' });
  }

  return { store, open, tryOtherActivations, list, close };
});

/**
 * The bytes of those files that may hold weights.
 * @throws {FileError} where they are too large, or too many, to be looked at @throws where one is gone by now
 */
async function readFiles(files: readonly ChosenFile[]): Promise<OpenRequest['files']> {
  const { filesToRead } = await import('../../../files/file-set.ts');
  return Promise.all(
    filesToRead(files).map(async ({ name, file }) => ({
      name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  );
}

function refusalOf(error: unknown): Refusal {
  if (!(error instanceof FileError))
    return { code: null, details: {}, message: error instanceof Error ? error.message : String(error) };
  const details = { ...error.details };
  const { names } = details;
  if (typeof names === 'string') details['names'] = names.split(', ').map(readableName).join(', ');
  return { code: error.code, details, message: error.message };
}

/** How a network plays with each activation. */
export type Tried = ReadonlyMap<ActivationName, GreedyResult>;

/**
 * Plays the network with one activation after the other in a worker; each new result is handed on with those before.
 * @throws {Error} when the worker fails
 */
export function tryActivations(
  request: ActivationsRequest,
  onTried: (tried: Tried) => void,
  signal: AbortSignal,
): Promise<Tried> {
  let tried: Tried = new Map();
  const hear = (answer: Exclude<ActivationsAnswer, { type: 'failed' }>) => {
    if (answer.type === 'done') return tried;
    tried = new Map([...tried, [answer.activation, answer.test]]);
    onTried(tried);
    return undefined;
  };
  return askWorker<ActivationsAnswer, Tried>(activationsWorker, 'activations', request, hear, signal);
}

/** The activation with the highest mean; of equals the first, which is the more usual one. */
export function bestActivation(tried: Tried): ActivationName | null {
  let best: ActivationName | null = null;
  for (const [name, { mean }] of tried) if (best === null || mean > (tried.get(best)?.mean ?? 0)) best = name;
  return best;
}
