/**
 * What a string must be to become code or markup where Trusted Types are required, as this page's own policy does: an
 * address of the page's own, or the import of one in a frame without an origin; and text without a tag (driver.js
 * writes the words of its buttons as markup).
 */
export function trustOnlyOwn(): void {
  window.trustedTypes?.createPolicy('default', {
    createScriptURL(address) {
      const { origin, protocol } = new URL(address, location.href);
      if (origin === location.origin || (globalThis.origin === 'null' && protocol === 'data:'))
        return address;
      throw new TypeError(`${address} is not of this page.`);
    },
    createHTML: (markup) => markup.replaceAll('<', '&lt;'),
  });
}
