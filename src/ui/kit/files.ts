/** Hands a file to the browser's downloads under this name. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // the download reads it after the click
}

const LONGEST = 60; // characters

/**
 * A stranger's file name, to be read within a sentence: without characters that turn the sentence round or break it,
 * and shortened in its middle, so that its ending stays.
 */
export function readableName(name: string): string {
  const clean = name.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\uFFFD');
  const characters = [...clean];
  const short =
    characters.length <= LONGEST
      ? clean
      : `${characters.slice(0, LONGEST - 21).join('')}…${characters.slice(-20).join('')}`;
  return RIGHT_TO_LEFT.test(short) ? `${FIRST_STRONG_ISOLATE}${short}${POP_ISOLATE}` : short;
}

/** The first names, and how many more there are. */
export function readableNames(names: readonly string[]): string {
  const shown = names.slice(0, names.length > 3 ? 2 : 3).map(readableName);
  const more = names.length - shown.length;
  return shown.join(' + ') + (more > 0 ? ` + … (${names.length})` : '');
}

/** Hebrew, Arabic and their neighbours: beside them a sentence's own quotes and full stop would change places. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';
