declare const self: DedicatedWorkerGlobalScope;

export interface Failed {
  readonly type: 'failed';
  /** Technical, for "details". */
  readonly message: string;
}

export type Answer<Message> = (message: Message, transfer?: Transferable[]) => void;

/** Answers the page's requests with `work`, which answers as often as it likes, and says `failed` where it throws. */
export function serve<Request, Message>(
  work: (request: Request, answer: Answer<Exclude<Message, Failed>>) => Promise<void>,
): void {
  const answer: Answer<unknown> = (message, transfer = []) => self.postMessage(message, transfer);
  self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
    work(data, answer).catch((error: unknown) => {
      answer({ type: 'failed', message: technicalMessage(error) } satisfies Failed);
    });
  });
}

/** With the stack, where there is one. */
export function technicalMessage(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
