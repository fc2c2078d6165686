const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it may stand in an element or an attribute. */
export function escapeXml(words: string): string {
  return words.replaceAll(/[&<>"]/g, (character) => entities[character] ?? '');
}
