import type { CDPSession } from '@playwright/test';

/** A tab as the browser makes it: Playwright's own never count as hidden, nor are they slowed. */
export interface BareTab {
  send(method: string, params?: object): Promise<unknown>;
  /** The value of an expression in the page, of a promise what it resolves to. */
  evaluate(expression: string): Promise<unknown>;
  /** In front of the others, which are hidden by it. */
  bringToFront(): Promise<void>;
}

/** Opens tabs through a session of the browser. */
export function bareTabs(browser: CDPSession): { open(): Promise<BareTab> } {
  const answers = new Map<number, (message: { result?: unknown }) => void>();
  let messages = 0;
  browser.on('Target.receivedMessageFromTarget', ({ message }) => {
    const answer = JSON.parse(message);
    answers.get(answer.id)?.(answer);
    answers.delete(answer.id);
  });
  return {
    async open() {
      const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank' });
      const { sessionId } = await browser.send('Target.attachToTarget', { targetId });
      const send = async (method: string, params = {}) => {
        messages += 1;
        const id = messages;
        const answer = new Promise<{ result?: unknown }>((resolve) => answers.set(id, resolve));
        const message = JSON.stringify({ id, method, params });
        await browser.send('Target.sendMessageToTarget', { sessionId, message });
        return (await answer).result;
      };
      return {
        send,
        async evaluate(expression) {
          const parameters = { expression, awaitPromise: true, returnByValue: true };
          const answer = await send('Runtime.evaluate', parameters);
          return JSON.parse(JSON.stringify(answer)).result?.value;
        },
        async bringToFront() {
          await browser.send('Target.activateTarget', { targetId });
        },
      };
    },
  };
}
