import { type FileErrorCode, fillIn } from '../../../files/error.ts';
import { fileErrors } from '../../../locales/en/fileErrors.ts';
import openFileWorker from '../../../worker/open-file/main.ts?worker&url';
import type { OpenAnswer, OpenRequest } from '../../../worker/open-file/protocol.ts';
import { textsOf } from '../../kit/i18n/index.ts';
import { askWorker } from '../../session/worker-job.ts';

type Weights = Extract<OpenAnswer, { type: 'weights' }>;

/**
 * Reads files in a worker of its own.
 * @param onWeights hears what an agent is, before it has been tested
 * @param signal when it aborts, the worker ends at once, whatever it is at
 * @returns the last answer; null when it was aborted
 */
export async function openFile(
  request: OpenRequest,
  onWeights: (answer: Weights) => void = () => {},
  signal?: AbortSignal,
): Promise<Exclude<OpenAnswer, Weights> | null> {
  const hear = (answer: OpenAnswer) => {
    if (answer.type !== 'weights') return answer;
    onWeights(answer);
    return undefined;
  };
  const buffers = request.files.map(({ bytes }) => bytes.buffer);
  try {
    return await askWorker(openFileWorker, 'open-file', request, hear, signal, buffers);
  } catch (error) {
    if (signal?.aborted) return null;
    const message = error instanceof Error ? error.message : String(error);
    return { type: 'refused', code: null, details: {}, message };
  }
}

interface Refused {
  readonly code: FileErrorCode;
  readonly details: Readonly<Record<string, string | number>>;
}

/** What is wrong with the file, where, and what would be right, in the language of the page. */
export function fileErrorSentence({ code, details }: Refused): string {
  return fillIn(textsOf(fileErrors)[code], details);
}
