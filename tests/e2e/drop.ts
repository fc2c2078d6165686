import { expect, type Page } from '@playwright/test';

/** Drops these files onto the page, as soon as it takes them. */
export async function drop(page: Page, files: Readonly<Record<string, Uint8Array>>): Promise<void> {
  const encoded = Object.entries(files).map(
    ([name, bytes]) => [name, Buffer.from(bytes).toString('base64')] as const,
  );
  const dataTransfer = await page.evaluateHandle((all) => {
    const data = new DataTransfer();
    for (const [name, base64] of all) {
      const content = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      data.items.add(new File([content], name));
    }
    return data;
  }, encoded);
  await expect(async () => {
    await page.dispatchEvent('body', 'dragover', { dataTransfer });
    await expect(page.getByText('Drop the file to open it')).toBeVisible({ timeout: 100 });
  }).toPass();
  await page.dispatchEvent('body', 'drop', { dataTransfer });
}
