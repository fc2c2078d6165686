import type { Page } from '@playwright/test';
import { RECORD_FORMATS } from '../../src/ui/features/record/protocol.ts';
import type { Recording } from './report.ts';

type Fresh = <Result>(use: (page: Page) => Promise<Result>) => Promise<Result>;

/** Both scenes side by side with 500 steps to the right, in the dark theme, whose files are the larger ones. */
export async function recordings(fresh: Fresh, address: string): Promise<Recording[]> {
  return fresh(async (page) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.addInitScript(watchRecorder);
    await page.goto(`${address}?v=1&seed=0&lang=en#record`);
    await page.waitForLoadState('networkidle'); // the agent to the right is there
    const made: Recording[] = [];
    for (const format of RECORD_FORMATS) {
      const choice = page.locator(`input[name="record-format"][value="${format}"]`);
      if ((await choice.count()) === 0 || (await choice.isDisabled())) continue;
      await choice.check({ force: true });
      made.push({ format, ...(await record(page)) });
    }
    return made;
  });
}

async function record(page: Page): Promise<Omit<Recording, 'format'>> {
  await page.evaluate(() => {
    window.recorded = null;
  });
  await page.getByRole('dialog').getByRole('button', { name: 'Record', exact: true }).click();
  const handle = await page.waitForFunction(() => window.recorded, null, { timeout: 120_000 });
  const recorded = await handle.jsonValue();
  if (recorded === null) throw new Error('The recorder said nothing');
  if ('message' in recorded) throw new Error(`The recorder failed: ${recorded.message}`);
  return recorded;
}

declare global {
  interface Window {
    /** What the page's recording worker came to. */
    recorded: Omit<Recording, 'format'> | { readonly message: string } | null;
  }
}

/** Runs in the page before its own scripts. */
function watchRecorder(): void {
  window.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      if (options?.name !== 'recorder') return;
      this.addEventListener('message', ({ data }) => {
        if (data.type === 'failed') window.recorded = { message: data.message };
        if (data.type !== 'done') return;
        window.recorded = {
          seconds: data.seconds,
          megabytes: data.bytes.length / 1e6,
          filmSeconds: data.length,
        };
      });
    }
  };
}
